-- Custom: what was done in the name of somebody, for their activity. Partial: few records have it.
CREATE INDEX `audit_by_on_behalf_of` ON `audit_log` (`on_behalf_of_id`, `at`, `id`) WHERE `on_behalf_of_id` IS NOT NULL;
