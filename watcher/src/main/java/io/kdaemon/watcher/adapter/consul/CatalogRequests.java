package io.kdaemon.watcher.adapter.consul;

import com.ecwid.consul.v1.catalog.model.CatalogRegistration;
import com.ecwid.consul.v1.catalog.model.CatalogRegistration.Check;
import com.ecwid.consul.v1.catalog.model.CatalogRegistration.CheckStatus;
import com.ecwid.consul.v1.catalog.model.CatalogRegistration.Service;
import io.kdaemon.watcher.publish.Registration;
import java.util.Map;

/** A registration in the words of Consul's client. */
final class CatalogRequests {

    private CatalogRequests() {}

    static CatalogRegistration registration(Registration registration, Map<String, String> nodeMeta) {
        CatalogRegistration request = new CatalogRegistration();
        request.setNode(registration.key().node());
        request.setAddress(registration.nodeAddress());
        request.setNodeMeta(nodeMeta);
        request.setService(service(registration));
        request.setCheck(check(registration));
        return request;
    }

    private static Service service(Registration registration) {
        Service service = new Service();
        service.setId(registration.key().serviceId());
        service.setService(registration.service());
        service.setAddress(registration.address());
        service.setPort(registration.port());
        service.setTags(registration.tags());
        service.setMeta(registration.meta());
        return service;
    }

    /** Nobody runs it. It says in Consul's terms what our own observation says. */
    private static Check check(Registration registration) {
        Check check = new Check();
        check.setNode(registration.key().node());
        check.setCheckId("service:" + registration.key().serviceId());
        check.setName("kDaemon sees the container running");
        check.setServiceId(registration.key().serviceId());
        check.setStatus(CheckStatus.PASSING);
        return check;
    }
}
