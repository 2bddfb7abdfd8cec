package io.firewatch.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

class DeclaredRightsTest {
    @Test
    void aRouteWithoutARightIsNamedAndNoDeskStartsWithIt() {
        Javalin server = Javalin.create(c -> {
            c.routes.before(ctx -> {});
            c.routes.get("/api/sound", ctx -> {}, Right.READ);
            c.routes.get("/api/forgotten", ctx -> {});
            c.routes.post("/api/sound", ctx -> {}, Right.READ, Right.ANYONE);
        });

        assertThatThrownBy(() -> DeclaredRights.of(server))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(": GET /api/forgotten, POST /api/sound");
    }

    @Test
    void tellsTheRightOfEachRoute() {
        Javalin server = Javalin.create(c -> c.routes.get("/api/sound", ctx -> {}, Right.READ));

        assertThat(DeclaredRights.of(server)).containsExactly(java.util.Map.entry("GET /api/sound", Right.READ));
    }
}
