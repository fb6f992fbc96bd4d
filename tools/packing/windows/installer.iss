; The installer for Windows, for one user, without an administrator. Inno Setup 6.3 or newer:
;     iscc /DVersion=0.1.0 tools\packing\windows\installer.iss
; Run `python -m tools.packing --only-build` before. Inno Setup ships no Chinese texts, so those a person meets are here.

#ifndef Version
  #error Version is missing: /DVersion=0.1.0
#endif

[Setup]
AppId={{7C0B7B0E-6B0E-4B43-9A55-3B0B1C6E7F20}
AppName=部门预算编报
AppVersion={#Version}
AppPublisher=部门预算编报
VersionInfoVersion={#Version}
DefaultDirName={autopf}\BudgetDesktop
DefaultGroupName=部门预算编报
DisableProgramGroupPage=yes
; {autopf} then means the user's own programs folder, and nobody is asked for a password.
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Windows 10, version 1809.
MinVersion=10.0.17763
SourceDir=..\..\..\dist
OutputDir=.
OutputBaseFilename=budget-desktop-{#Version}-setup
SetupIconFile=..\resources\icons\app.ico
UninstallDisplayIcon={app}\budget-desktop.exe
LicenseFile=..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
ShowLanguageDialog=no

[Languages]
Name: "zh"; MessagesFile: "compiler:Default.isl"

[LangOptions]
LanguageName=简体中文
LanguageID=$0804
DialogFontName=Microsoft YaHei UI
DialogFontSize=9

[Messages]
SetupAppTitle=安装
SetupWindowTitle=安装 - %1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载 %1
InformationTitle=提示
ConfirmTitle=确认
ErrorTitle=错误
ButtonBack=上一步(&B)
ButtonNext=下一步(&N)
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonNo=否(&N)
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)...
ButtonWizardBrowse=浏览(&R)...
ButtonNewFolder=新建文件夹(&M)
ClickNext=点“下一步”继续，点“取消”退出安装。
ExitSetupTitle=退出安装
ExitSetupMessage=安装没有完成，现在退出，程序不会装上。%n%n以后可以重新安装。%n%n要退出吗？
WelcomeLabel1=安装 [name]
WelcomeLabel2=将在这台电脑上为当前用户安装 [name/ver]，不需要管理员权限，不需要网络。%n%n请先关闭正在运行的本程序。
WizardLicense=许可协议
LicenseLabel=继续之前请阅读以下内容。
LicenseLabel3=请阅读许可协议。同意后才能继续安装。
LicenseAccepted=同意(&A)
LicenseNotAccepted=不同意(&D)
WizardSelectDir=安装位置
SelectDirDesc=把 [name] 安装在哪里？
SelectDirLabel3=[name] 将安装在下面的文件夹。
SelectDirBrowseLabel=点“下一步”继续；要换文件夹，点“浏览”。
DiskSpaceGBLabel=至少需要 [gb] GB 的磁盘空间。
DiskSpaceMBLabel=至少需要 [mb] MB 的磁盘空间。
DirExistsTitle=文件夹已存在
DirExists=文件夹：%n%n%1%n%n已经存在，仍要安装在那里吗？
BrowseDialogTitle=选择文件夹
BrowseDialogLabel=选一个文件夹，点“确定”。
NewFolderName=新建文件夹
WizardSelectTasks=附加任务
SelectTasksDesc=还要做哪些事？
SelectTasksLabel2=勾选安装时要一并做的事，点“下一步”。
WizardReady=准备安装
ReadyLabel1=可以安装 [name] 了。
ReadyLabel2a=点“安装”开始；要检查或更改设置，点“上一步”。
ReadyLabel2b=点“安装”开始。
ReadyMemoDir=安装位置：
ReadyMemoTasks=附加任务：
WizardPreparing=正在准备安装
PreparingDesc=正在准备安装 [name]。
ApplicationsFound=下列程序正在使用要更新的文件，建议让安装程序关闭它们。
ApplicationsFound2=下列程序正在使用要更新的文件，建议让安装程序关闭它们，装好后再打开。
CloseApplications=自动关闭(&A)
DontCloseApplications=不关闭(&D)
WizardInstalling=正在安装
InstallingLabel=正在安装 [name]，请稍候。
StatusExtractFiles=正在解压文件...
StatusCreateIcons=正在建立快捷方式...
StatusCreateRegistryEntries=正在登记文件类型...
StatusSavingUninstall=正在保存卸载信息...
FinishedHeadingLabel=[name] 安装完成
FinishedLabel=[name] 已装好，可以从开始菜单打开。
FinishedLabelNoIcons=[name] 已装好。
ClickFinish=点“完成”退出安装。
RunEntryExec=打开 %1
ConfirmUninstall=要卸载 %1 吗？账套文件不会删除。
UninstallStatusLabel=正在卸载 %1，请稍候。
UninstalledAll=%1 已卸载。
UninstalledMost=%1 已卸载，有些文件没能删除，可以自己删除。
WizardUninstalling=正在卸载
StatusUninstalling=正在卸载 %1...
OnlyOnTheseArchitectures=本程序须装在 64 位 Windows 上。
WinVersionTooLowError=本程序需要 Windows 10（1809）或更高版本。

[CustomMessages]
AdditionalIcons=快捷方式：
CreateDesktopIcon=在桌面上放快捷方式(&D)
FileType=部门预算账套

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[Files]
Source: "budget-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; Libraries of an older version that the newer one no longer has.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\部门预算编报"; Filename: "{app}\budget-desktop.exe"
Name: "{autodesktop}\部门预算编报"; Filename: "{app}\budget-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.budget"; ValueType: string; ValueData: "BudgetDesktop.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BudgetDesktop.Book"; ValueType: string; ValueData: "{cm:FileType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BudgetDesktop.Book\DefaultIcon"; ValueType: string; ValueData: "{app}\budget-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\BudgetDesktop.Book\shell\open\command"; ValueType: string; ValueData: """{app}\budget-desktop.exe"" ""%1"""

[Run]
Filename: "{app}\budget-desktop.exe"; Description: "打开部门预算编报"; Flags: nowait postinstall skipifsilent
