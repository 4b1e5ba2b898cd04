ALTER TABLE container
  ADD COLUMN exit_code INT NULL COMMENT 'NULL: it runs, or nobody knows';
