-- Where a generation of a dependant was told that a dependency is. Nothing is known of generations that were made before there was this table.
CREATE TABLE container_told (
  container_id  BIGINT   NOT NULL,
  generation    INT      NOT NULL,
  dependency_id BIGINT   NOT NULL,
  endpoints     LONGTEXT NOT NULL COMMENT 'JSON',
  PRIMARY KEY (container_id, generation, dependency_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE container_dependency
  ADD COLUMN answered LONGTEXT NULL COMMENT 'JSON; where it had moved to when the dependant was last updated for that, or left as it was';
