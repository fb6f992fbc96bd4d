"""From version 1 of the layout to 2: answers to findings, records of review, control figures, the place of
publication, 一图读懂, edited paragraphs, texts of last year, origins of figures.

Reasons for findings stood among the remarks, under `finding.` and a rule's id. They become answers to every
finding of that rule; who gave them, and when, is in the log.
"""

from sqlalchemy import Connection

STARTS_FROM = "89df777365485e7b90c7386e8d9f62b544160c7ebc251cf29ffa924d8011da55"
MOVED = frozenset({"remark"})

_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"

_PACKET = f"""
CREATE TABLE new (
    id INTEGER NOT NULL, department TEXT NOT NULL, short_name TEXT NOT NULL, department_code TEXT NOT NULL,
    tier TEXT NOT NULL, year INTEGER NOT NULL, stage TEXT NOT NULL, edition TEXT NOT NULL,
    prior_basis TEXT NOT NULL, approval_date TEXT, publication_date TEXT, publication_place TEXT NOT NULL,
    has_summary INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (department_code, year, stage),
    CONSTRAINT year_in_range CHECK (year BETWEEN 1949 AND 2999),
    CONSTRAINT approval_date_is_date CHECK (approval_date GLOB '{_DATE}'),
    CONSTRAINT publication_date_is_date CHECK (publication_date GLOB '{_DATE}'),
    CONSTRAINT has_summary_is_flag CHECK (has_summary IN (0, 1)),
    CONSTRAINT known_tier CHECK (tier IN ('中央', '省级', '市级', '区级', '县级', '乡级')),
    CONSTRAINT known_stage CHECK (stage IN ('一上', '一下', '二上', '批复', '公开', '调整')),
    CONSTRAINT known_priorbasis CHECK (prior_basis IN ('预算数', '执行数'))
) STRICT
"""
_ANSWER = """
CREATE TABLE answer (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    text TEXT NOT NULL, author TEXT NOT NULL, written_at TEXT NOT NULL,
    basis TEXT NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT
) STRICT
"""
_REVIEW = f"""
CREATE TABLE review (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    reviewer TEXT NOT NULL, reviewed_on TEXT, opinion TEXT NOT NULL, basis TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT,
    CONSTRAINT reviewed_on_is_date CHECK (reviewed_on GLOB '{_DATE}')
) STRICT
"""
_CONTROL = """
CREATE TABLE control (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    unit TEXT, controlled TEXT NOT NULL, source TEXT NOT NULL, function TEXT NOT NULL,
    department_economic TEXT NOT NULL, kind TEXT NOT NULL, project TEXT,
    amount INTEGER, document TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT,
    FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
    FOREIGN KEY(packet_id, project) REFERENCES project (packet_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT amount_in_range CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
    CONSTRAINT known_controlled CHECK (controlled IN ('收入', '支出', '三公经费', '政府采购', '转移支付'))
) STRICT
"""
_EDITED_PARAGRAPH = """
CREATE TABLE edited_paragraph (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    text TEXT NOT NULL, generated TEXT NOT NULL, written_at TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT
) STRICT
"""
_CARRIED_TEXT = """
CREATE TABLE carried_text (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    text TEXT NOT NULL, year INTEGER NOT NULL, confirmed TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT,
    CONSTRAINT year_not_negative CHECK (year >= 0)
) STRICT
"""
_ORIGIN = """
CREATE TABLE origin (
    packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
    file TEXT NOT NULL, cells TEXT NOT NULL, amount INTEGER, taken_at TEXT NOT NULL,
    PRIMARY KEY (packet_id, key),
    CONSTRAINT key_given CHECK (key <> ''),
    FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT,
    CONSTRAINT amount_in_range CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000)
) STRICT
"""
_REASONS = "FROM remark WHERE key GLOB 'finding.?*'"
_LAST_CHANGE = """
FROM change_image AS image JOIN change_entry AS entry ON entry.id = image.entry
WHERE image.table_name = 'remark' AND image.packet_id = remark.packet_id AND image.key_after = remark.key
ORDER BY image.entry DESC, image.number DESC LIMIT 1
"""
# No value from outside: all of it stands above.
_MOVE = f"""
INSERT INTO answer
SELECT packet_id, substr(key, 9), position,
    text || iif(assumed, '（这是推定的原因，请核实）', ''),
    coalesce((SELECT entry.who {_LAST_CHANGE}), ''), coalesce((SELECT entry.at {_LAST_CHANGE}), ''), '', ''
{_REASONS} AND trim(text) <> ''
"""

_STATEMENTS = (
    *(
        _PACKET,
        "INSERT INTO new SELECT *, '', 0 FROM packet",
        "DROP TABLE packet",
        "ALTER TABLE new RENAME TO packet",
    ),
    *(_ANSWER, _REVIEW, _CONTROL, _EDITED_PARAGRAPH, _CARRIED_TEXT, _ORIGIN),
    *(_MOVE, f"DELETE {_REASONS}"),
)


def work(connection: Connection) -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
