package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What people and programs ask of the desk: every page with the data that its script asks for, every panel of every board, every
 * call that lists or counts, and the ways to go wrong: far pages, words, everything at once.
 */
final class DeskWalk implements AutoCloseable {
    /** A caller who reads on. */
    private static final int PAGES_ON = 20;

    private static final int WARM_UP = 2;

    /** As many as a browser has under way at one host. */
    private static final int AT_ONCE = 6;

    private static final String WORDS = URLEncoder.encode("连续三日", StandardCharsets.UTF_8);

    private final DeskApi desk;
    private final ExecutorService browser =
            Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "bench browser"));

    DeskWalk(DeskApi desk) {
        this.desk = desk;
    }

    /** One thing that is waited for. */
    interface Wait {
        void takePlace() throws IOException, InterruptedException;
    }

    /** How long each takes, asked {@code times} times one after the other. */
    static Map<String, Latencies> measure(Map<String, Wait> asked, int times) throws IOException, InterruptedException {
        Map<String, Latencies> waits = new LinkedHashMap<>();
        for (Map.Entry<String, Wait> one : asked.entrySet()) {
            Latencies latencies = new Latencies();
            for (int i = -WARM_UP; i < times; i++) {
                long start = System.nanoTime();
                one.getValue().takePlace();
                if (i >= 0) {
                    latencies.add((System.nanoTime() - start) / 1e6);
                }
            }
            waits.put(one.getKey(), latencies);
        }
        return waits;
    }

    /** Pages that whoever may read may see: by name, as a browser waits for them. */
    Map<String, Wait> pages() throws IOException, InterruptedException {
        Map<String, String> pages = new LinkedHashMap<>();
        JsonNode newest = newest();
        String alert = newest.path("id").asText();
        String lender = newest.path("institution").asText();
        pages.put("overview", "/");
        pages.put("alerts, as it opens", "/alerts");
        pages.put("alerts, open", "/alerts?status=open&dataState=firing");
        pages.put("alerts, all", "/alerts?rolledUp=any");
        pages.put("alerts, gravest", "/alerts?status=open&sort=severity");
        pages.put("alerts, overdue", "/alerts?overdue=true");
        pages.put("alerts, mine", "/alerts?status=open&assignee=me");
        pages.put("alerts, unassigned", "/alerts?status=open&assignee=none");
        pages.put("alerts, to decide", "/alerts?undecided=true");
        pages.put("alerts, by words", "/alerts?q=" + WORDS);
        pages.put("alerts, of a lender", "/alerts?institution=" + lender);
        pages.put("alerts, far on", "/alerts?rolledUp=any&cursor=" + farOn());
        pages.put("alert", "/alerts/" + alert);
        pages.put("alert, worked on", "/alerts/" + workedOn());
        pages.put("institutions", "/institutions");
        pages.put("institution", "/institutions/" + lender);
        pages.put("institution, from an alert", "/institutions/" + lender + "?alert=" + alert);
        pages.put("search, a lender", "/search?q=" + lender);
        pages.put("search, words", "/search?q=" + WORDS);
        pages.put("search, a loan", "/search?q=2-2026");
        pages.put("account", "/account");
        pages.put("api", "/api");
        boards().forEach(board -> pages.put("board " + board, "/boards/" + board));
        Map<String, Wait> waits = new LinkedHashMap<>();
        pages.forEach((name, path) -> waits.put("page " + name, () -> open(path)));
        waits.put("unfolding a group of an institution's charts", () -> unfold(lender));
        return waits;
    }

    /** What only administrators see, and every call. */
    Map<String, Wait> callsAndOffices() throws IOException, InterruptedException {
        Map<String, Wait> waits = new LinkedHashMap<>();
        for (String page : List.of("people", "audit")) {
            waits.put("page " + page, () -> open("/" + page));
        }
        waits.put("page audit, of an actor", () -> open("/audit?actor=officer7"));
        waits.put("page audit, of a rare action", () -> open("/audit?action=person-lookup"));
        waits.put("page audit, far back", () -> open("/audit?before=1000"));
        waits.put("stream, until it tells changes", desk::watch);
        calls().forEach((name, path) -> waits.put(name, () -> desk.read(path)));
        return waits;
    }

    /** Every call that reads, by name. */
    Map<String, String> calls() throws IOException, InterruptedException {
        Map<String, String> calls = new LinkedHashMap<>();
        JsonNode newest = newest();
        String alert = newest.path("id").asText();
        String lender = newest.path("institution").asText();
        for (String board : boards()) {
            calls.put("api board " + board, "/api/boards/" + board);
            for (JsonNode panel : desk.get("/api/boards/" + board).path("panels")) {
                String id = panel.path("id").asText();
                calls.put("panel " + board + "/" + id, "/api/boards/" + board + "/panels/" + id);
            }
        }
        calls.put("panel city/alerts-by-severity as CSV", "/api/boards/city/panels/alerts-by-severity.csv");
        calls.put("panel lenders/figures as CSV", "/api/boards/lenders/panels/figures.csv");
        calls.put("api boards", "/api/boards");
        calls.put("api overview", "/api/overview");
        calls.put("api alerts", "/api/alerts");
        calls.put("api alerts, 500", "/api/alerts?size=500");
        calls.put("api alerts, 500 far on", "/api/alerts?size=500&cursor=" + farOn());
        calls.put("api alerts, overdue", "/api/alerts?overdue=true");
        calls.put("api alert", "/api/alerts/" + alert);
        calls.put("api attachments of an alert", "/api/alerts/" + alert + "/attachments");
        calls.put("api letters of an alert", "/api/alerts/" + alert + "/letters");
        calls.put("api institutions", "/api/institutions");
        String one = "/api/institutions/" + lender;
        calls.put("api institution", one);
        calls.put("api indicators of a lender, all of them", one + "/indicators");
        calls.put("api indicators of a lender, one", one + "/indicators?names=balance");
        calls.put("api indicators of a lender, of an alert", one + "/indicators?alert=" + alert);
        for (String part : List.of(
                "key-indicators",
                "graph",
                "exposure",
                "portrait",
                "money",
                "timeline",
                "history",
                "quality",
                "outcomes")) {
            calls.put("api " + part + " of a lender", one + "/" + part);
        }
        calls.put("api graph of a lender, of an alert", one + "/graph?alert=" + alert);
        calls.put("api search, words", "/api/search?q=" + WORDS);
        calls.put("api search, a loan", "/api/search?q=2-2026");
        calls.put("api search, a person", "/api/search?q=" + AgedCity.party(17));
        calls.put("api pipeline", "/api/pipeline");
        calls.put("api audit", "/api/audit");
        calls.put("api people", "/api/people");
        calls.put("api person", "/api/people/admin");
        calls.put("api casework", "/api/casework");
        calls.put("api rules", "/api/rules");
        calls.put("api rule", "/api/rules/over-limit.one-platform");
        calls.put("api indicators, the catalogue", "/api/indicators");
        calls.put("api session", "/api/session");
        calls.put("api tokens", "/api/tokens");
        calls.put("api document", "/api/openapi.json");
        calls.put("metrics", "/metrics");
        calls.put("health", "/health/live");
        return calls;
    }

    /** Reads a page and then, side by side, what its script asks for. */
    private void open(String path) throws IOException, InterruptedException {
        sideBySide(PageCalls.of(desk.read(path)));
    }

    private void unfold(String lender) throws IOException, InterruptedException {
        sideBySide(PageCalls.ofLargestFold(desk.read("/institutions/" + lender)));
    }

    private void sideBySide(Collection<String> paths) throws IOException, InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        paths.forEach(path -> calls.add(() -> desk.read(path)));
        try {
            for (Future<String> call : browser.invokeAll(calls)) {
                call.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private JsonNode newest() throws IOException, InterruptedException {
        return desk.get("/api/alerts?status=open&size=1").path("items").path(0);
    }

    private String workedOn() throws IOException, InterruptedException {
        return desk.get("/api/alerts?status=measure&size=1")
                .path("items")
                .path(0)
                .path("id")
                .asText();
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

    @Override
    public void close() {
        browser.shutdownNow();
    }
}
