ALTER TABLE application ADD COLUMN run_options LONGTEXT NULL COMMENT 'JSON; NULL: nothing but defaults';
