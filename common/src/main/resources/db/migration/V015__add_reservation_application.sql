-- Who lives where is asked again and again, and while a node is locked: the index alone answers.
ALTER TABLE reservation ADD COLUMN application_id BIGINT NOT NULL DEFAULT 0;
UPDATE reservation JOIN container ON container.id = reservation.container_id SET reservation.application_id = container.application_id;
ALTER TABLE reservation ADD KEY ix_reservation_node (node_id, application_id);
