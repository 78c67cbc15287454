-- Custom: deadlines follow users.expires_at. 259200000 ms are three days; an end that is nearer when it is set isn't warned of.
CREATE TRIGGER account_deadlines_insert AFTER INSERT ON users WHEN NEW.expires_at IS NOT NULL BEGIN
  INSERT INTO account_deadlines (user_id, kind, due_at) VALUES (NEW.id, 'expired', NEW.expires_at);
  INSERT INTO account_deadlines (user_id, kind, due_at)
    SELECT NEW.id, 'expires_soon', NEW.expires_at - 259200000 WHERE NEW.expires_at - 259200000 > NEW.updated_at;
END;
--> statement-breakpoint
CREATE TRIGGER account_deadlines_update AFTER UPDATE OF expires_at ON users WHEN NEW.expires_at IS NOT OLD.expires_at BEGIN
  DELETE FROM account_deadlines WHERE user_id = NEW.id;
  INSERT INTO account_deadlines (user_id, kind, due_at) SELECT NEW.id, 'expired', NEW.expires_at WHERE NEW.expires_at IS NOT NULL;
  INSERT INTO account_deadlines (user_id, kind, due_at)
    SELECT NEW.id, 'expires_soon', NEW.expires_at - 259200000 WHERE NEW.expires_at - 259200000 > NEW.updated_at;
END;
--> statement-breakpoint
INSERT INTO account_deadlines (user_id, kind, due_at) SELECT id, 'expired', expires_at FROM users WHERE expires_at IS NOT NULL;
