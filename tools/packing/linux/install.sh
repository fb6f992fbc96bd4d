#!/bin/sh
# 把“部门预算编报”登记到当前用户的应用菜单，并让 .budget 文件双击即开。不需要管理员权限，不复制程序文件。
# 用法：sh install.sh          登记（文件夹搬动之后再执行一次）
#       sh install.sh --remove  撤销登记
# Registers the program for this user: menu entry, icon, file type. Copies nothing else.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/budget-desktop.desktop
kind=$share/mime/packages/budget-book.xml
icon=$share/icons/hicolor/scalable/apps/budget-desktop.svg

refresh() {
    # 没有这些命令的桌面，重新登录后生效。
    if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$share/mime"; fi
    if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database "$share/applications"; fi
}

if [ "${1:-}" = "--remove" ]; then
    rm -f -- "$entry" "$kind" "$icon"
    refresh
    echo "已撤销登记。程序文件夹和账套都没有动。"
    exit 0
fi

if [ ! -x "$here/budget-desktop" ]; then
    echo "请在解压出来的程序文件夹里执行：这里没有 budget-desktop。" >&2
    exit 2
fi
mkdir -p -- "$(dirname -- "$entry")" "$(dirname -- "$kind")" "$(dirname -- "$icon")"
cp -- "$here/desktop/budget-desktop.svg" "$icon"
cp -- "$here/desktop/budget-book.xml" "$kind"
# 启动命令写在双引号里；其中反斜杠、引号、美元号、反引号要各加一个反斜杠（Desktop Entry 规范），百分号要写两个，
# 反斜杠在 .desktop 文件里本身又要写两个。
program=$(printf '%s' "$here/budget-desktop" | sed -e 's/\\/\\\\\\\\/g' -e 's/["$`]/\\\\&/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        *@PROGRAM@*) printf '%s%s%s\n' "${line%%@PROGRAM@*}" "$program" "${line##*@PROGRAM@}" ;;
        *) printf '%s\n' "$line" ;;
    esac
done < "$here/desktop/budget-desktop.desktop" > "$entry"
refresh
echo "已登记：应用菜单里有“部门预算编报”，双击 .budget 文件即可打开。"
