-- What the two Flink jobs follow. Rows of partitions are published under their root table.
CREATE PUBLICATION firewatch_feed
    FOR TABLE feed.record, feed.heartbeat, registry.institution, desk.rule_version
    WITH (publish_via_partition_root = true);
CREATE PUBLICATION firewatch_desk
    FOR TABLE desk.alert, desk.judged, feed.heartbeat;

