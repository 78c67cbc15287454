-- Custom: what drizzle doesn't generate. Triggers that fail a batch and keep counts, full-text indexes, system roles.
CREATE TRIGGER commit_guard_abort BEFORE INSERT ON commit_guard BEGIN
  SELECT RAISE(ABORT, 'commit_guard:' || NEW.reason);
END;
--> statement-breakpoint
INSERT INTO user_counts (status, total) VALUES ('pending', 0), ('active', 0), ('suspended', 0), ('inactive', 0), ('archived', 0);
--> statement-breakpoint
CREATE TRIGGER user_counts_insert AFTER INSERT ON users WHEN NEW.deleted_at IS NULL BEGIN
  UPDATE user_counts SET total = total + 1 WHERE status = NEW.status;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_update AFTER UPDATE OF status, deleted_at ON users BEGIN
  UPDATE user_counts SET total = total - 1 WHERE OLD.deleted_at IS NULL AND status = OLD.status;
  UPDATE user_counts SET total = total + 1 WHERE NEW.deleted_at IS NULL AND status = NEW.status;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_delete AFTER DELETE ON users WHEN OLD.deleted_at IS NULL BEGIN
  UPDATE user_counts SET total = total - 1 WHERE status = OLD.status;
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search USING fts5(search_text, content='users', content_rowid='seq', tokenize='trigram');
--> statement-breakpoint
CREATE VIRTUAL TABLE users_words USING fts5(search_text, content='users', content_rowid='seq', tokenize='unicode61 remove_diacritics 0', prefix='1 2');
--> statement-breakpoint
CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
  INSERT INTO users_search (rowid, search_text) VALUES (NEW.seq, NEW.search_text);
  INSERT INTO users_words (rowid, search_text) VALUES (NEW.seq, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER users_search_update AFTER UPDATE OF search_text ON users WHEN OLD.search_text <> NEW.search_text BEGIN
  INSERT INTO users_search (users_search, rowid, search_text) VALUES ('delete', OLD.seq, OLD.search_text);
  INSERT INTO users_words (users_words, rowid, search_text) VALUES ('delete', OLD.seq, OLD.search_text);
  INSERT INTO users_search (rowid, search_text) VALUES (NEW.seq, NEW.search_text);
  INSERT INTO users_words (rowid, search_text) VALUES (NEW.seq, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
  INSERT INTO users_search (users_search, rowid, search_text) VALUES ('delete', OLD.seq, OLD.search_text);
  INSERT INTO users_words (users_words, rowid, search_text) VALUES ('delete', OLD.seq, OLD.search_text);
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE audit_search USING fts5(search_text, content='audit_log', content_rowid='seq', tokenize='trigram');
--> statement-breakpoint
CREATE TRIGGER audit_search_insert AFTER INSERT ON audit_log BEGIN
  INSERT INTO audit_search (rowid, search_text) VALUES (NEW.seq, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'commit_guard:audit_append_only');
END;
--> statement-breakpoint
CREATE TRIGGER system_roles_stay BEFORE DELETE ON roles WHEN OLD.is_system = 1 BEGIN
  SELECT RAISE(ABORT, 'commit_guard:system_role');
END;
--> statement-breakpoint
INSERT INTO permissions (key, module, action, description, pack, display_order) VALUES
  ('users:read', 'users', 'read', 'See users, their roles, sessions and history', 'latchkey', 10),
  ('users:create', 'users', 'create', 'Create users', 'latchkey', 10),
  ('users:update', 'users', 'update', 'Change the details of users', 'latchkey', 10),
  ('users:delete', 'users', 'delete', 'Delete and restore users', 'latchkey', 10),
  ('users:assign_roles', 'users', 'assign_roles', 'Give roles to users and take them away', 'latchkey', 10),
  ('users:change_status', 'users', 'change_status', 'Activate, suspend, deactivate and archive users', 'latchkey', 10),
  ('users:revoke_sessions', 'users', 'revoke_sessions', 'End the sessions of users and lift lockouts', 'latchkey', 10),
  ('roles:read', 'roles', 'read', 'See roles and what they allow', 'latchkey', 20),
  ('roles:create', 'roles', 'create', 'Create roles', 'latchkey', 20),
  ('roles:update', 'roles', 'update', 'Change roles and what they allow', 'latchkey', 20),
  ('roles:delete', 'roles', 'delete', 'Delete roles', 'latchkey', 20),
  ('permissions:read', 'permissions', 'read', 'Ask what others may do', 'latchkey', 25),
  ('organization:read', 'organization', 'read', 'See departments and branches', 'latchkey', 30),
  ('organization:create', 'organization', 'create', 'Create departments and branches', 'latchkey', 30),
  ('organization:update', 'organization', 'update', 'Change departments and branches', 'latchkey', 30),
  ('organization:delete', 'organization', 'delete', 'Delete departments and branches', 'latchkey', 30),
  ('audit:read', 'audit', 'read', 'Read the audit log', 'latchkey', 40),
  ('settings:read', 'settings', 'read', 'See the settings', 'latchkey', 50),
  ('settings:update', 'settings', 'update', 'Change the settings', 'latchkey', 50);
--> statement-breakpoint
INSERT INTO roles (id, key, name, name_key, description, is_system, is_high_privilege, mfa_required, created_at, updated_at, version) VALUES
  ('01900000-0000-7000-8000-000000000001', 'super_admin', 'Super admin', 'super admin', 'Everything, the settings and other super admins included', 1, 1, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000002', 'admin', 'Admin', 'admin', 'Everything but the settings', 1, 1, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000003', 'manager', 'Manager', 'manager', 'Runs a team: sees its people, what they may do and what they did', 1, 0, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000004', 'hr_admin', 'HR admin', 'hr admin', 'Hires, moves and sees off people', 1, 0, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000005', 'compliance_officer', 'Compliance officer', 'compliance officer', 'Reads the audit log and who may do what', 1, 0, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000006', 'security_admin', 'Security admin', 'security admin', 'Suspends accounts, ends sessions and watches the audit log', 1, 1, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000007', 'viewer', 'Viewer', 'viewer', 'Reads, and changes nothing', 1, 0, 0, 1767225600000, 1767225600000, 1),
  ('01900000-0000-7000-8000-000000000008', 'user', 'User', 'user', 'Signs in and keeps their own profile', 1, 0, 0, 1767225600000, 1767225600000, 1);
--> statement-breakpoint
INSERT INTO role_permissions (role_id, permission_key) VALUES
  ('01900000-0000-7000-8000-000000000002', 'users:read'),
  ('01900000-0000-7000-8000-000000000002', 'users:create'),
  ('01900000-0000-7000-8000-000000000002', 'users:update'),
  ('01900000-0000-7000-8000-000000000002', 'users:delete'),
  ('01900000-0000-7000-8000-000000000002', 'users:assign_roles'),
  ('01900000-0000-7000-8000-000000000002', 'users:change_status'),
  ('01900000-0000-7000-8000-000000000002', 'users:revoke_sessions'),
  ('01900000-0000-7000-8000-000000000002', 'roles:read'),
  ('01900000-0000-7000-8000-000000000002', 'roles:create'),
  ('01900000-0000-7000-8000-000000000002', 'roles:update'),
  ('01900000-0000-7000-8000-000000000002', 'roles:delete'),
  ('01900000-0000-7000-8000-000000000002', 'permissions:read'),
  ('01900000-0000-7000-8000-000000000002', 'organization:read'),
  ('01900000-0000-7000-8000-000000000002', 'organization:create'),
  ('01900000-0000-7000-8000-000000000002', 'organization:update'),
  ('01900000-0000-7000-8000-000000000002', 'organization:delete'),
  ('01900000-0000-7000-8000-000000000002', 'audit:read'),
  ('01900000-0000-7000-8000-000000000002', 'settings:read'),
  ('01900000-0000-7000-8000-000000000003', 'users:read'),
  ('01900000-0000-7000-8000-000000000003', 'roles:read'),
  ('01900000-0000-7000-8000-000000000003', 'organization:read'),
  ('01900000-0000-7000-8000-000000000003', 'audit:read'),
  ('01900000-0000-7000-8000-000000000004', 'users:read'),
  ('01900000-0000-7000-8000-000000000004', 'users:create'),
  ('01900000-0000-7000-8000-000000000004', 'users:update'),
  ('01900000-0000-7000-8000-000000000004', 'users:delete'),
  ('01900000-0000-7000-8000-000000000004', 'users:change_status'),
  ('01900000-0000-7000-8000-000000000004', 'roles:read'),
  ('01900000-0000-7000-8000-000000000004', 'organization:read'),
  ('01900000-0000-7000-8000-000000000004', 'organization:create'),
  ('01900000-0000-7000-8000-000000000004', 'organization:update'),
  ('01900000-0000-7000-8000-000000000004', 'organization:delete'),
  ('01900000-0000-7000-8000-000000000005', 'users:read'),
  ('01900000-0000-7000-8000-000000000005', 'roles:read'),
  ('01900000-0000-7000-8000-000000000005', 'permissions:read'),
  ('01900000-0000-7000-8000-000000000005', 'organization:read'),
  ('01900000-0000-7000-8000-000000000005', 'audit:read'),
  ('01900000-0000-7000-8000-000000000005', 'settings:read'),
  ('01900000-0000-7000-8000-000000000006', 'users:read'),
  ('01900000-0000-7000-8000-000000000006', 'users:change_status'),
  ('01900000-0000-7000-8000-000000000006', 'users:revoke_sessions'),
  ('01900000-0000-7000-8000-000000000006', 'roles:read'),
  ('01900000-0000-7000-8000-000000000006', 'permissions:read'),
  ('01900000-0000-7000-8000-000000000006', 'organization:read'),
  ('01900000-0000-7000-8000-000000000006', 'audit:read'),
  ('01900000-0000-7000-8000-000000000006', 'settings:read'),
  ('01900000-0000-7000-8000-000000000007', 'users:read'),
  ('01900000-0000-7000-8000-000000000007', 'roles:read'),
  ('01900000-0000-7000-8000-000000000007', 'organization:read');
