CREATE TABLE `positions` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`department_id` text,
	`branch_id` text,
	`reports_to_id` text,
	`seats` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reports_to_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `positions_by_title` ON `positions` (`title_key`,`id`);--> statement-breakpoint
CREATE INDEX `positions_by_department` ON `positions` (`department_id`);--> statement-breakpoint
CREATE INDEX `positions_by_branch` ON `positions` (`branch_id`);--> statement-breakpoint
CREATE INDEX `positions_by_reports_to` ON `positions` (`reports_to_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `position_id` text REFERENCES positions(id) ON DELETE restrict;--> statement-breakpoint
CREATE INDEX `users_by_position` ON `users` (`position_id`,`status`,`deleted_at`) WHERE "users"."position_id" is not null;