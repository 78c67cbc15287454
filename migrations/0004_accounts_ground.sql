-- Custom: mfa_enabled follows the factors, and the permissions of accounts and security.
CREATE TRIGGER mfa_methods_insert AFTER INSERT ON mfa_methods BEGIN
  UPDATE users SET mfa_enabled = 1 WHERE id = NEW.user_id AND NEW.confirmed_at IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER mfa_methods_update AFTER UPDATE OF confirmed_at ON mfa_methods BEGIN
  UPDATE users SET mfa_enabled =
    EXISTS (SELECT 1 FROM mfa_methods WHERE user_id = NEW.user_id AND confirmed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = NEW.user_id) WHERE id = NEW.user_id;
END;
--> statement-breakpoint
CREATE TRIGGER mfa_methods_delete AFTER DELETE ON mfa_methods BEGIN
  UPDATE users SET mfa_enabled =
    EXISTS (SELECT 1 FROM mfa_methods WHERE user_id = OLD.user_id AND confirmed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = OLD.user_id) WHERE id = OLD.user_id;
END;
--> statement-breakpoint
CREATE TRIGGER passkeys_insert AFTER INSERT ON passkeys BEGIN
  UPDATE users SET mfa_enabled = 1 WHERE id = NEW.user_id;
END;
--> statement-breakpoint
CREATE TRIGGER passkeys_delete AFTER DELETE ON passkeys BEGIN
  UPDATE users SET mfa_enabled =
    EXISTS (SELECT 1 FROM mfa_methods WHERE user_id = OLD.user_id AND confirmed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = OLD.user_id) WHERE id = OLD.user_id;
END;
--> statement-breakpoint
INSERT INTO permissions (key, module, action, description, pack, display_order) VALUES
  ('users:reset_credentials', 'users', 'reset_credentials', 'Reset passwords and second factors of users', 'latchkey', 10),
  ('users:read_sensitive', 'users', 'read_sensitive', 'See emergency contacts of users', 'latchkey', 10),
  ('messages:read', 'messages', 'read', 'See which mail and SMS went out, and to whom', 'latchkey', 45);
--> statement-breakpoint
INSERT INTO role_permissions (role_id, permission_key) VALUES
  ('01900000-0000-7000-8000-000000000002', 'users:reset_credentials'),
  ('01900000-0000-7000-8000-000000000002', 'users:read_sensitive'),
  ('01900000-0000-7000-8000-000000000002', 'messages:read'),
  ('01900000-0000-7000-8000-000000000004', 'users:read_sensitive'),
  ('01900000-0000-7000-8000-000000000006', 'users:reset_credentials'),
  ('01900000-0000-7000-8000-000000000006', 'messages:read');
