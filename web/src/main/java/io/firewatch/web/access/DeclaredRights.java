package io.firewatch.web.access;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each route of a server asks of its caller, by method and path. */
public final class DeclaredRights {
    private DeclaredRights() {}

    /** Throws {@link IllegalStateException} naming the routes that do not declare one right: no desk starts with them. */
    public static Map<String, Right> of(Javalin server) {
        Map<String, Right> rights = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(one -> one.endpoint)
                .filter(one -> one.method.isHttpMethod())
                .forEach(one -> {
                    String name = one.method.name() + " " + one.path;
                    if (declared(one).size() == 1 && declared(one).iterator().next() instanceof Right right) {
                        rights.put(name, right);
                    } else {
                        without.add(name);
                    }
                });
        if (!without.isEmpty()) {
            throw new IllegalStateException("routes that do not declare a right: " + String.join(", ", without));
        }
        return rights;
    }

    private static Set<?> declared(Endpoint route) {
        Roles roles = route.metadata(Roles.class);
        return roles == null ? Set.of() : roles.getRoles();
    }
}
