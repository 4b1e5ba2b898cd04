CREATE TABLE rollout (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  image          VARCHAR(1024) NULL COMMENT 'NULL: the applications''',
  environment    LONGTEXT     NOT NULL COMMENT 'JSON, beside the applications''',
  update_order   VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_millis   BIGINT       NOT NULL,
  max_parallel   INT          NOT NULL,
  max_failures   INT          NOT NULL,
  state          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason         MEDIUMTEXT   NULL,
  created_at     DATETIME(6)  NOT NULL,
  finished_at    DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY ix_rollout_finished (finished_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What the containers of each application shall run, as it was when the roll-out was asked for.
CREATE TABLE rollout_specification (
  rollout_id          BIGINT   NOT NULL,
  application_id      BIGINT   NOT NULL,
  application_version BIGINT   NOT NULL,
  specification       LONGTEXT NOT NULL COMMENT 'JSON',
  PRIMARY KEY (rollout_id, application_id),
  KEY ix_rollout_specification_application (application_id, rollout_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- open_container_id holds the container while it waits or is updated, so that it cannot be in two roll-outs under way.
CREATE TABLE rollout_step (
  rollout_id        BIGINT      NOT NULL,
  container_id      BIGINT      NOT NULL,
  state             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  job_id            BIGINT      NULL,
  reason            MEDIUMTEXT  NULL,
  began_at          DATETIME(6) NULL,
  ended_at          DATETIME(6) NULL,
  open_container_id BIGINT      GENERATED ALWAYS AS (IF(state IN ('WAITING', 'UPDATING'), container_id, NULL)) STORED,
  PRIMARY KEY (rollout_id, container_id),
  UNIQUE KEY uk_rollout_step_open (open_container_id),
  KEY ix_rollout_step_state (rollout_id, state, container_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
