package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people and programs ask of the desk: every page, every panel of every board, every call that lists or counts, and the ways
 * to go wrong: far pages, words, everything at once.
 */
final class DeskWalk {
    /** A caller who reads on. */
    private static final int PAGES_ON = 20;

    private static final int WARM_UP = 2;

    private final DeskApi desk;

    DeskWalk(DeskApi desk) {
        this.desk = desk;
    }

    /** How long each takes, asked {@code times} times one after the other. */
    Map<String, Latencies> measure(int times) throws IOException, InterruptedException {
        Map<String, Latencies> waits = new LinkedHashMap<>();
        for (Map.Entry<String, String> target : targets().entrySet()) {
            Latencies latencies = new Latencies();
            for (int i = -WARM_UP; i < times; i++) {
                long start = System.nanoTime();
                desk.read(target.getValue());
                if (i >= 0) {
                    latencies.add((System.nanoTime() - start) / 1e6);
                }
            }
            waits.put(target.getKey(), latencies);
        }
        return waits;
    }

    private Map<String, String> targets() throws IOException, InterruptedException {
        Map<String, String> targets = new LinkedHashMap<>();
        JsonNode newest =
                desk.get("/api/alerts?status=open&size=1").path("items").path(0);
        String alert = newest.path("id").asText();
        String lender = newest.path("institution").asText();
        targets.put("page overview", "/");
        targets.put("page alerts, open", "/alerts?status=open&dataState=firing");
        targets.put("page alerts, all", "/alerts?rolledUp=any");
        targets.put("page alerts, gravest", "/alerts?status=open&sort=severity");
        targets.put("page alerts, overdue", "/alerts?overdue=true");
        targets.put("page alerts, mine", "/alerts?status=open&assignee=me");
        targets.put("page alerts, unassigned", "/alerts?status=open&assignee=none");
        targets.put("page alerts, to decide", "/alerts?undecided=true");
        targets.put("page alerts, by words", "/alerts?q=" + URLEncoder.encode("连续三日", StandardCharsets.UTF_8));
        targets.put("page alerts, of a lender", "/alerts?institution=" + lender);
        targets.put("page alerts, far on", "/alerts?rolledUp=any&cursor=" + farOn());
        targets.put("page alert", "/alerts/" + alert);
        targets.put("page institutions", "/institutions");
        targets.put("page institution", "/institutions/" + lender);
        targets.put("page people", "/people");
        targets.put("page audit", "/audit");
        targets.put("page account", "/account");
        for (String board : boards()) {
            targets.put("page board " + board, "/boards/" + board);
            for (JsonNode panel : desk.get("/api/boards/" + board).path("panels")) {
                String id = panel.path("id").asText();
                targets.put("panel " + board + "/" + id, "/api/boards/" + board + "/panels/" + id);
            }
        }
        targets.put("api overview", "/api/overview");
        targets.put("api alerts", "/api/alerts");
        targets.put("api alerts, 500", "/api/alerts?size=500");
        targets.put("api alert", "/api/alerts/" + alert);
        targets.put("api institutions", "/api/institutions");
        targets.put("api institution", "/api/institutions/" + lender);
        targets.put("api indicators, all of a lender", "/api/institutions/" + lender + "/indicators");
        targets.put("api indicators, of an alert", "/api/institutions/" + lender + "/indicators?alert=" + alert);
        targets.put("api quality", "/api/institutions/" + lender + "/quality");
        targets.put("api outcomes", "/api/institutions/" + lender + "/outcomes");
        targets.put("api pipeline", "/api/pipeline");
        targets.put("api audit", "/api/audit");
        return targets;
    }

    private List<String> boards() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        desk.get("/api/boards")
                .path("boards")
                .forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    private String farOn() throws IOException, InterruptedException {
        String cursor = "";
        for (int page = 0; page < PAGES_ON; page++) {
            String next = desk.get("/api/alerts?size=500&cursor=" + cursor)
                    .path("next")
                    .asText("");
            if (next.isEmpty()) {
                break;
            }
            cursor = URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return cursor;
    }
}
