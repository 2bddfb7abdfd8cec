package io.firewatch.web.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files a case takes: documents and pictures, told by their name and by how they begin. */
public enum FileKind {
    PDF("application/pdf", "%PDF-", "pdf"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n", "png"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", "jpg", "jpeg"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\u0003\u0004", "docx"),
    SHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\u0003\u0004", "xlsx"),
    /** The format of official electronic documents (GB/T 33190). */
    OFD("application/ofd", "PK\u0003\u0004", "ofd"),
    OLD_WORD("application/msword", "\u00d0\u00cf\u0011\u00e0", "doc"),
    OLD_SHEET("application/vnd.ms-excel", "\u00d0\u00cf\u0011\u00e0", "xls"),
    TEXT("text/plain; charset=utf-8", "", "txt", "csv");

    private final String mediaType;
    private final String beginning;
    private final List<String> endings;

    FileKind(String mediaType, String beginning, String... endings) {
        this.mediaType = mediaType;
        this.beginning = beginning;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Empty when the name's ending is none of ours, or the content is not what the name says. */
    static Optional<FileKind> of(String name, byte[] content) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending) && kind.fits(content))
                .findFirst();
    }

    /** Name endings for a file chooser: {@code .pdf,.png,…}. */
    public static String accepted() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.endings.stream())
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }

    private boolean fits(byte[] content) {
        if (content.length < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if ((content[i] & 0xff) != beginning.charAt(i)) {
                return false;
            }
        }
        return this != TEXT || isText(content);
    }

    /** A text holds no zero byte, and a page that a browser might run does not pass as one. */
    private static boolean isText(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }
}
