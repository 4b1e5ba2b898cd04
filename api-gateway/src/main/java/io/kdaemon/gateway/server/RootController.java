package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.ApiPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is at the top: the UI's page on its port, else an index of the API for people who try. */
@Controller
final class RootController {

    private final UiPort uiPort;
    private final ApiPath path;

    RootController(UiPort uiPort, ApiPath path) {
        this.uiPort = uiPort;
        this.path = path;
    }

    @GetMapping("/")
    Object root(HttpServletRequest request) {
        return uiPort.received(request) ? "forward:/index.html" : ResponseEntity.ok(index());
    }

    private Map<String, Object> index() {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("nodes", path.of("/nodes"));
        links.put("applications", path.of("/applications"));
        links.put("containers", path.of("/containers"));
        links.put("events", path.of("/events"));
        links.put("openapi", path.of("/openapi.json"));
        links.put("docs", path.of("/docs"));
        links.put("health", "/actuator/health");
        return Map.of("name", "kDaemon", "api_version", path.version(), "ui_port", uiPort.number(), "links", links);
    }
}
