CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`object_type` text NOT NULL,
	`object_id` text NOT NULL,
	`actions` text NOT NULL,
	`effective_from` integer NOT NULL,
	`expires_at` integer,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`reason_code` text,
	`comment` text
);
--> statement-breakpoint
CREATE INDEX `grants_by_subject` ON `grants` (`subject_type`,`subject_id`,`object_type`,`object_id`);--> statement-breakpoint
CREATE INDEX `grants_by_object` ON `grants` (`object_type`,`object_id`);--> statement-breakpoint
CREATE INDEX `grants_by_time` ON `grants` (`assigned_at`,`id`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`effective_from` integer NOT NULL,
	`expires_at` integer,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`reason_code` text,
	`comment` text,
	PRIMARY KEY(`group_id`, `user_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `group_members_by_user` ON `group_members` (`user_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `group_permissions` (
	`group_id` text NOT NULL,
	`permission_key` text NOT NULL,
	`effective_from` integer NOT NULL,
	`expires_at` integer,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`reason_code` text,
	`comment` text,
	PRIMARY KEY(`group_id`, `permission_key`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`permission_key`) REFERENCES `permissions`(`key`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `group_permissions_by_permission` ON `group_permissions` (`permission_key`,`group_id`);--> statement-breakpoint
CREATE TABLE `group_roles` (
	`group_id` text NOT NULL,
	`role_id` text NOT NULL,
	`effective_from` integer NOT NULL,
	`expires_at` integer,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`reason_code` text,
	`comment` text,
	PRIMARY KEY(`group_id`, `role_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `group_roles_by_role` ON `group_roles` (`role_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_nameKey_unique` ON `groups` (`name_key`);--> statement-breakpoint
CREATE TABLE `user_permissions` (
	`user_id` text NOT NULL,
	`permission_key` text NOT NULL,
	`effective_from` integer NOT NULL,
	`expires_at` integer,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`reason_code` text,
	`comment` text,
	PRIMARY KEY(`user_id`, `permission_key`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`permission_key`) REFERENCES `permissions`(`key`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `user_permissions_by_permission` ON `user_permissions` (`permission_key`,`user_id`);--> statement-breakpoint
CREATE TABLE `menu_item_roles` (
	`menu_item_id` text NOT NULL,
	`role_id` text NOT NULL,
	PRIMARY KEY(`menu_item_id`, `role_id`),
	FOREIGN KEY (`menu_item_id`) REFERENCES `menu_items`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `menu_items` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`url` text,
	`controller` text,
	`action` text,
	`icon` text,
	`color` text,
	`css_class` text,
	`display_order` integer DEFAULT 0 NOT NULL,
	`is_visible` integer DEFAULT true NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`module` text,
	`is_backoffice` integer DEFAULT false NOT NULL,
	`permission_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `menu_items`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `menu_items_key_unique` ON `menu_items` (`key`);--> statement-breakpoint
CREATE INDEX `menu_items_by_parent` ON `menu_items` (`parent_id`,`display_order`);--> statement-breakpoint
CREATE TABLE `access_review_items` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`user_email` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`source_name` text NOT NULL,
	`since` integer NOT NULL,
	`expires_at` integer,
	`last_used_on` text,
	`decision` text DEFAULT 'pending' NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	`comment` text,
	FOREIGN KEY (`review_id`) REFERENCES `access_reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `access_review_items_by_review` ON `access_review_items` (`review_id`,`decision`,`user_name`,`id`);--> statement-breakpoint
CREATE TABLE `access_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`reviewer_id` text,
	`due_at` integer,
	`closed_at` integer,
	`closed_by` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`reviewer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `access_use` (
	`user_id` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`used_on` text NOT NULL,
	PRIMARY KEY(`user_id`, `source_type`, `source_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `default_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`role_id` text NOT NULL,
	`department_id` text,
	`job_title` text,
	`job_title_key` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `default_roles_by_department` ON `default_roles` (`department_id`);--> statement-breakpoint
CREATE TABLE `permission_modules` (
	`module` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`registered_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `audit_log` ADD `on_behalf_of_id` text;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `on_behalf_of_name` text;