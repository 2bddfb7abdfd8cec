package io.firewatch.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cases and people of one test, beside the seeded city. */
final class Cases {
    private Cases() {}

    /** An alert about the pooling lender, raised some hours ago and visible in the index. */
    static String raise(DeskStack stack, String id, String severity, String state, int hoursAgo) {
        ObjectNode alert = Seed.alert(5).put("id", id).put("status", state).put("severity", severity);
        alert.put("dataState", "firing").putNull("resolution");
        stack.seed.raise(alert, -1);
        stack.record.useHandle(handle -> handle.execute(
                "UPDATE desk.alert SET opened_at = now() - make_interval(hours => ?) WHERE id = ?", hoursAgo, id));
        stack.seed.index(id);
        stack.seed.refresh();
        return id;
    }

    /** Somebody who may take steps, with the administrator's password. */
    static void officer(DeskStack stack, String name) {
        person(stack, name, name, "analyst");
    }

    /** Somebody who may decide what others proposed, likewise. */
    static Calls approver(DeskStack stack, String name, String displayName) {
        person(stack, name, displayName, "approver");
        return Calls.signedIn(stack.url(), name);
    }

    private static void person(DeskStack stack, String name, String displayName, String role) {
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.user_account (name, display_name, password_hash, roles)"
                        + " SELECT ?, ?, password_hash, ARRAY[?] FROM desk.user_account WHERE name = 'admin'"
                        + " ON CONFLICT DO NOTHING",
                name,
                displayName,
                role));
    }
}
