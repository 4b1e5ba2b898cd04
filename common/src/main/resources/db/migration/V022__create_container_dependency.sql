CREATE TABLE container_dependency (
  container_id  BIGINT  NOT NULL,
  dependency_id BIGINT  NOT NULL,
  own           BOOLEAN NOT NULL,
  PRIMARY KEY (container_id, dependency_id),
  KEY ix_container_dependency_own (own, container_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
