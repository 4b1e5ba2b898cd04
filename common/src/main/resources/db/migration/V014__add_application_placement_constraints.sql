ALTER TABLE application ADD COLUMN placement_constraints LONGTEXT NULL COMMENT 'JSON; NULL: none';
