package io.firewatch.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of the servers, unpacked once per version and machine. Kept in {@code ~/.cache/firewatch}, by root in
 * {@code /var/cache/firewatch} (root's home is closed to the user the servers run under), or wherever the system property
 * {@code firewatch.cache} says.
 */
final class ServerBinaries {
    private static final String CACHE_PROPERTY = "firewatch.cache";
    private static final Path HOME_CACHE = Path.of(System.getProperty("user.home"), ".cache", "firewatch");
    private static final Path ROOT_CACHE = Path.of("/var/cache/firewatch");
    private static final String POSTGRES_ARCHIVE = "/postgres-linux-x86_64.txz";

    private final ServerAccount account;

    ServerBinaries(ServerAccount account) {
        this.account = account;
    }

    /** The folder with PostgreSQL's {@code bin}. */
    Path postgres() throws IOException {
        requirePlatform();
        return unpackedOnce("postgres-" + version("postgres"), ServerBinaries::unpackPostgres);
    }

    /** The folder with Elasticsearch's {@code bin}. */
    Path elasticsearch() throws IOException {
        String name = "elasticsearch-" + version("elasticsearch");
        Path zip = downloads().resolve(name + ".zip");
        if (!Files.exists(zip)) {
            throw new IOException(zip + " is missing; building the module 'servers' once fetches it");
        }
        return unpackedOnce(name, folder -> unpackZip(zip, folder)).resolve(name);
    }

    private static void requirePlatform() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new IllegalStateException("the embedded servers run on Linux amd64, this is " + system);
        }
    }

    private static String version(String server) throws IOException {
        try (InputStream in = ServerBinaries.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty(server);
        }
    }

    private static Path downloads() {
        String configured = System.getProperty(CACHE_PROPERTY);
        return configured == null ? HOME_CACHE : Path.of(configured);
    }

    private Path unpackedOnce(String name, Unpacking unpacking) throws IOException {
        boolean configured = System.getProperty(CACHE_PROPERTY) != null;
        Path cache = account.isOther() && !configured ? ROOT_CACHE : downloads();
        Path target = cache.resolve("unpacked").resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), name + "-");
        try {
            unpacking.into(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, target);
        } catch (FileSystemException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) { // otherwise another process was quicker, and its copy is as good
                throw e;
            }
        }
        return target;
    }

    @FunctionalInterface
    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private static void unpackPostgres(Path folder) throws IOException {
        try (InputStream packed = ServerBinaries.class.getResourceAsStream(POSTGRES_ARCHIVE)) {
            if (packed == null) {
                throw new IOException(POSTGRES_ARCHIVE + " is not on the class path");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path path = inside(folder, entry.getName());
                    if (entry.isSymbolicLink()) {
                        Files.createDirectories(path.getParent());
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else if (entry.isLink()) {
                        Files.createLink(path, inside(folder, entry.getLinkName()));
                    } else {
                        write(path, entry.isDirectory(), tar, entry.getMode());
                    }
                }
            }
        }
    }

    private static void unpackZip(Path zip, Path folder) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path path = inside(folder, entry.getName());
                try (InputStream content = file.getInputStream(entry)) {
                    write(path, entry.isDirectory(), content, entry.getUnixMode());
                }
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("an archive wants to write outside its folder: " + name);
        }
        return path;
    }

    private static void write(Path path, boolean directory, InputStream content, int mode) throws IOException {
        if (directory) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(content, path);
        }
        // Readable by whoever runs the server; executable where the archive says so.
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (directory || (mode & 0100) != 0) {
            permissions.addAll(List.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
