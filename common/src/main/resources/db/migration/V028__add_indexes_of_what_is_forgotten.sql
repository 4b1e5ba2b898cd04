-- What is over is forgotten after a while: found without reading whole tables.
ALTER TABLE placement ADD KEY ix_placement_decided (decided_at);
ALTER TABLE notification ADD KEY ix_notification_incident (incident_key, id);
ALTER TABLE container_dependency ADD KEY ix_container_dependency_on (dependency_id, container_id);
ALTER TABLE rollout_step ADD KEY ix_rollout_step_container (container_id);
