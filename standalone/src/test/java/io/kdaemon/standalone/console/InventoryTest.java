package io.kdaemon.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InventoryTest {
    private static final List<JsonNode> NODES = array("""
            [{"id": 4, "hostname": "this-machine", "d_ipaddr": "unix:///var/run/docker.sock", "status": "READY",
              "is_enabled": true, "container_count": 1}]""");

    @Test
    void shouldAlignColumnsAndNameNodesWhenContainersAreListed() {
        // given
        List<JsonNode> containers = array("""
                [{"id": 11, "name": "hello-1", "status": "RUNNING", "node_id": 4,
                  "endpoints": [{"url": "http://127.0.0.1:49153"}, {"url": "http://127.0.0.1:49154"}]},
                 {"id": 12, "name": "a-longer-name", "status": "REQUESTED", "node_id": null, "endpoints": []}]""");

        // when
        String table = Inventory.containers(containers, NODES);

        // then
        assertThat(table).isEqualToNormalizingNewlines("""
                CONTAINER  NAME           STATUS     NODE          ENDPOINTS
                11         hello-1        RUNNING    this-machine  http://127.0.0.1:49153 http://127.0.0.1:49154
                12         a-longer-name  REQUESTED  -
                """.indent(2));
    }

    @Test
    void shouldSayThatThereIsNothingWhenTheListIsEmpty() {
        // when // then
        assertThat(Inventory.nodes(List.of())).contains("no nodes yet");
        assertThat(Inventory.containers(List.of(), NODES)).contains("no containers yet");
    }

    private static List<JsonNode> array(String json) {
        return List.copyOf(JsonMapper.shared().readTree(json).values());
    }
}
