BEGIN TRANSACTION;
CREATE TABLE asset (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	held INTEGER NOT NULL, 
	planned INTEGER NOT NULL, 
	use TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT held_not_negative CHECK ("held" >= 0), 
	CONSTRAINT planned_not_negative CHECK ("planned" >= 0)
)
 STRICT

;
INSERT INTO "asset" VALUES(1,'A1',1024,'124002','vehicle.general',2,1,'公务');
CREATE TABLE book (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	generation INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT only_row CHECK (id = 1)
)
 STRICT

;
INSERT INTO "book" VALUES(1,'920bfb90-7354-4379-949f-c54648deaef8','2026-11-23T06:15:03.570+00:00','0.1.0',2);
CREATE TABLE book_session (
	id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	user TEXT NOT NULL, 
	machine TEXT NOT NULL, 
	app_version TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	closed_at TEXT, 
	seal TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT only_row CHECK (id = 1), 
	CONSTRAINT sealed_when_closed CHECK ((state = 'closed') = (seal IS NOT NULL)), 
	CONSTRAINT known_bookstate CHECK (state IN ('open', 'closed'))
)
 STRICT

;
INSERT INTO "book_session" VALUES(1,'closed','王会计','财务室','0.1.0','2026-11-23T06:15:03.605+00:00','2026-11-23T06:15:03.649+00:00','cb37031e81e90c41b64e601ef8c2256983289f572ece99db70418bc99cba78fb');
CREATE TABLE change_entry (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	label TEXT NOT NULL, 
	target INTEGER, 
	chain TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(target) REFERENCES change_entry (id) ON DELETE RESTRICT, 
	CONSTRAINT target_when_replayed CHECK ((target IS NOT NULL) = (kind IN ('undo', 'redo'))), 
	CONSTRAINT known_changekind CHECK (kind IN ('edit', 'undo', 'redo', 'upgrade'))
)
 STRICT

;
INSERT INTO "change_entry" VALUES(1,'2026-11-23T06:15:03.641+00:00','王会计','edit','导入',NULL,'b989ff2a0f0d9a5617bf090a7ebb63307d394d9b1f4d45f85c46fbc095f57132');
INSERT INTO "change_entry" VALUES(2,'2026-11-23T06:15:03.647+00:00','王会计','edit','改金额',NULL,'c8b7fbffca0b18dbcfda0752270d4ef8bfb1584c505400a32f7a623078cb15ab');
CREATE TABLE change_image (
	entry INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	packet_id INTEGER NOT NULL, 
	key_before TEXT NOT NULL, 
	key_after TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	PRIMARY KEY (entry, number), 
	FOREIGN KEY(entry) REFERENCES change_entry (id) ON DELETE RESTRICT, 
	CONSTRAINT something_changed CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
)
 STRICT

;
INSERT INTO "change_image" VALUES(1,0,'packet',1,'','',NULL,'{"id":1,"department":"某市供销合作社联合社","short_name":"市供销社","department_code":"124","tier":"县级","year":2025,"stage":"批复","edition":"changsha-2025","prior_basis":"执行数","approval_date":"2025-01-20","publication_date":"2025-02-08"}');
INSERT INTO "change_image" VALUES(1,1,'unit',1,'124002','124002',NULL,'{"packet_id":1,"key":"124002","position":1024,"name":"干部学校","nature":"事业","is_headquarters":1}');
INSERT INTO "change_image" VALUES(1,2,'unit',1,'124001','124001',NULL,'{"packet_id":1,"key":"124001","position":2048,"name":"本级","nature":"行政","is_headquarters":0}');
INSERT INTO "change_image" VALUES(1,3,'project',1,'P1','P1',NULL,'{"packet_id":1,"key":"P1","position":1024,"unit":"124002","name":"培训","kind":"project.special","use":"办班","leader":"张三","contact":"李四","phone":"0731-88888888","start":"2025-01-01","end":"2027-12-31","total":100000000,"prior_total":90000000,"overview":"概况","basis":"依据","necessity":"必要性","measures":"措施","plan":"计划","remark":"备注","overall_goal":"总目标","annual_goal":"年度目标"}');
INSERT INTO "change_image" VALUES(1,4,'line',1,'L2','L2',NULL,'{"packet_id":1,"key":"L2","position":1024,"unit":"124002","flow":"spending","source":"S1.1","function":"2010301","department_economic":"30101","government_economic":"50501","kind":"project.special","project":"P1","amount":-35000000,"prior":1000000000000000,"note":"人均 “3” 万元\n分两行\t和 ''引号'' \\ 😀"}');
INSERT INTO "change_image" VALUES(1,5,'line',1,'L1','L1',NULL,'{"packet_id":1,"key":"L1","position":2048,"unit":"124001","flow":"income","source":"","function":"","department_economic":"","government_economic":"","kind":"","project":null,"amount":0,"prior":null,"note":""}');
INSERT INTO "change_image" VALUES(1,6,'indicator',1,'I1','I1',NULL,'{"packet_id":1,"key":"I1","position":1024,"project":"P1","group":"产出","subgroup":"数量","name":"班次","comparator":"≥","number":"3","measure":"期","grade":"健全"}');
INSERT INTO "change_image" VALUES(1,7,'indicator',1,'I2','I2',NULL,'{"packet_id":1,"key":"I2","position":2048,"project":null,"group":"效益","subgroup":"社会效益","name":"满意度","comparator":"","number":"","measure":"","grade":""}');
INSERT INTO "change_image" VALUES(1,8,'task',1,'T1','T1',NULL,'{"packet_id":1,"key":"T1","position":1024,"name":"改革","content":"深化"}');
INSERT INTO "change_image" VALUES(1,9,'three_public_item',1,'reception','reception',NULL,'{"packet_id":1,"key":"reception","position":1024,"prior":1200,"batches":3,"people":21}');
INSERT INTO "change_image" VALUES(1,10,'procurement',1,'P1','P1',NULL,'{"packet_id":1,"key":"P1","position":1024,"unit":"124002","category":"A","item":"A02","source":"S1","amount":100,"prior":200}');
INSERT INTO "change_image" VALUES(1,11,'asset',1,'A1','A1',NULL,'{"packet_id":1,"key":"A1","position":1024,"unit":"124002","kind":"vehicle.general","held":2,"planned":1,"use":"公务"}');
INSERT INTO "change_image" VALUES(1,12,'transfer',1,'T1','T1',NULL,'{"packet_id":1,"key":"T1","position":1024,"unit":"124002","name":"专项","amount":500}');
INSERT INTO "change_image" VALUES(1,13,'staffing',1,'S1','S1',NULL,'{"packet_id":1,"key":"S1","position":1024,"unit":"124002","measure":"在职人员","category":"行政","count":16}');
INSERT INTO "change_image" VALUES(1,14,'office',1,'O1','O1',NULL,'{"packet_id":1,"key":"O1","position":1024,"unit":"124002","name":"办公室"}');
INSERT INTO "change_image" VALUES(1,15,'remark',1,'three_public.reception','three_public.reception',NULL,'{"packet_id":1,"key":"three_public.reception","position":1024,"text":"因为","assumed":1}');
INSERT INTO "change_image" VALUES(1,16,'remark',1,'finding.B30','finding.B30',NULL,'{"packet_id":1,"key":"finding.B30","position":2048,"text":"车辆由市机关事务局统一保障","assumed":0}');
INSERT INTO "change_image" VALUES(1,17,'remark',1,'finding.G06','finding.G06',NULL,'{"packet_id":1,"key":"finding.G06","position":3072,"text":" ","assumed":1}');
INSERT INTO "change_image" VALUES(1,18,'remark',1,'finding.F05','finding.F05',NULL,'{"packet_id":1,"key":"finding.F05","position":4096,"text":"指标沿用上年","assumed":1}');
INSERT INTO "change_image" VALUES(1,19,'long_text',1,'duties','duties',NULL,'{"packet_id":1,"key":"duties","position":1024,"text":"职责"}');
INSERT INTO "change_image" VALUES(2,0,'line',1,'L1','L1','{"amount":0}','{"amount":100}');
CREATE TABLE indicator (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	project TEXT, 
	"group" TEXT NOT NULL, 
	subgroup TEXT NOT NULL, 
	name TEXT NOT NULL, 
	comparator TEXT NOT NULL, 
	number TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	grade TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, project) REFERENCES project (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE
)
 STRICT

;
INSERT INTO "indicator" VALUES(1,'I1',1024,'P1','产出','数量','班次','≥','3','期','健全');
INSERT INTO "indicator" VALUES(1,'I2',2048,NULL,'效益','社会效益','满意度','','','','');
CREATE TABLE line (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	flow TEXT NOT NULL, 
	source TEXT NOT NULL, 
	function TEXT NOT NULL, 
	department_economic TEXT NOT NULL, 
	government_economic TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	project TEXT, 
	amount INTEGER, 
	prior INTEGER, 
	note TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	FOREIGN KEY(packet_id, project) REFERENCES project (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT amount_in_range CHECK ("amount" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT prior_in_range CHECK ("prior" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT known_flow CHECK (flow IN ('income', 'spending', 'carry_over', 'three_public'))
)
 STRICT

;
INSERT INTO "line" VALUES(1,'L2',1024,'124002','spending','S1.1','2010301','30101','50501','project.special','P1',-35000000,1000000000000000,'人均 “3” 万元
分两行	和 ''引号'' \ 😀');
INSERT INTO "line" VALUES(1,'L1',2048,'124001','income','','','','','',NULL,100,NULL,'');
CREATE TABLE long_text (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT
)
 STRICT

;
INSERT INTO "long_text" VALUES(1,'duties',1024,'职责');
CREATE TABLE office (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE
)
 STRICT

;
INSERT INTO "office" VALUES(1,'O1',1024,'124002','办公室');
CREATE TABLE packet (
	id INTEGER NOT NULL, 
	department TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	department_code TEXT NOT NULL, 
	tier TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	prior_basis TEXT NOT NULL, 
	approval_date TEXT, 
	publication_date TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (department_code, year, stage), 
	CONSTRAINT year_in_range CHECK ("year" BETWEEN 1949 AND 2999), 
	CONSTRAINT approval_date_is_date CHECK ("approval_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT publication_date_is_date CHECK ("publication_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT known_tier CHECK (tier IN ('中央', '省级', '市级', '区级', '县级', '乡级')), 
	CONSTRAINT known_stage CHECK (stage IN ('一上', '一下', '二上', '批复', '公开', '调整')), 
	CONSTRAINT known_priorbasis CHECK (prior_basis IN ('预算数', '执行数'))
)
 STRICT

;
INSERT INTO "packet" VALUES(1,'某市供销合作社联合社','市供销社','124','县级',2025,'批复','changsha-2025','执行数','2025-01-20','2025-02-08');
CREATE TABLE procurement (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	category TEXT NOT NULL, 
	item TEXT NOT NULL, 
	source TEXT NOT NULL, 
	amount INTEGER, 
	prior INTEGER, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT amount_in_range CHECK ("amount" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT prior_in_range CHECK ("prior" BETWEEN -1000000000000000 AND 1000000000000000)
)
 STRICT

;
INSERT INTO "procurement" VALUES(1,'P1',1024,'124002','A','A02','S1',100,200);
CREATE TABLE project (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	use TEXT NOT NULL, 
	leader TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	total INTEGER, 
	prior_total INTEGER, 
	overview TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	necessity TEXT NOT NULL, 
	measures TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	remark TEXT NOT NULL, 
	overall_goal TEXT NOT NULL, 
	annual_goal TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT total_in_range CHECK ("total" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT prior_total_in_range CHECK ("prior_total" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT start_is_date CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT end_is_date CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
INSERT INTO "project" VALUES(1,'P1',1024,'124002','培训','project.special','办班','张三','李四','0731-88888888','2025-01-01','2027-12-31',100000000,90000000,'概况','依据','必要性','措施','计划','备注','总目标','年度目标');
CREATE TABLE remark (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	assumed INTEGER NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	CONSTRAINT assumed_is_flag CHECK ("assumed" IN (0, 1))
)
 STRICT

;
INSERT INTO "remark" VALUES(1,'three_public.reception',1024,'因为',1);
INSERT INTO "remark" VALUES(1,'finding.B30',2048,'车辆由市机关事务局统一保障',0);
INSERT INTO "remark" VALUES(1,'finding.G06',3072,' ',1);
INSERT INTO "remark" VALUES(1,'finding.F05',4096,'指标沿用上年',1);
CREATE TABLE staffing (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	category TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT count_not_negative CHECK ("count" >= 0), 
	CONSTRAINT known_staffmeasure CHECK (measure IN ('核定编制', '领导职数', '现有编制', '在职人员'))
)
 STRICT

;
INSERT INTO "staffing" VALUES(1,'S1',1024,'124002','在职人员','行政',16);
CREATE TABLE task (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT
)
 STRICT

;
INSERT INTO "task" VALUES(1,'T1',1024,'改革','深化');
CREATE TABLE three_public_item (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	prior INTEGER, 
	batches INTEGER, 
	people INTEGER, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	CONSTRAINT prior_in_range CHECK ("prior" BETWEEN -1000000000000000 AND 1000000000000000), 
	CONSTRAINT batches_not_negative CHECK ("batches" >= 0), 
	CONSTRAINT people_not_negative CHECK ("people" >= 0)
)
 STRICT

;
INSERT INTO "three_public_item" VALUES(1,'reception',1024,1200,3,21);
CREATE TABLE transfer (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	name TEXT NOT NULL, 
	amount INTEGER, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	FOREIGN KEY(packet_id, unit) REFERENCES unit (packet_id, "key") ON DELETE RESTRICT ON UPDATE CASCADE, 
	CONSTRAINT amount_in_range CHECK ("amount" BETWEEN -1000000000000000 AND 1000000000000000)
)
 STRICT

;
INSERT INTO "transfer" VALUES(1,'T1',1024,'124002','专项',500);
CREATE TABLE unit (
	packet_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	nature TEXT NOT NULL, 
	is_headquarters INTEGER NOT NULL, 
	PRIMARY KEY (packet_id, "key"), 
	CONSTRAINT key_given CHECK ("key" <> ''), 
	FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT, 
	CONSTRAINT is_headquarters_is_flag CHECK ("is_headquarters" IN (0, 1)), 
	CONSTRAINT known_nature CHECK (nature IN ('行政', '参公', '事业'))
)
 STRICT

;
INSERT INTO "unit" VALUES(1,'124002',1024,'干部学校','事业',1);
INSERT INTO "unit" VALUES(1,'124001',2048,'本级','行政',0);
CREATE INDEX change_image_by_row ON change_image (table_name, packet_id, key_after);
CREATE TRIGGER change_entry_refuses_update BEFORE UPDATE ON change_entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER change_entry_refuses_delete BEFORE DELETE ON change_entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER change_image_refuses_update BEFORE UPDATE ON change_image BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER change_image_refuses_delete BEFORE DELETE ON change_image BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
COMMIT;
