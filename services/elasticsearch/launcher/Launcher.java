import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Starts one Elasticsearch node in this process: {@code Launcher ASSEMBLED INSTANCE}.
 *
 * <p>It stands in for the distribution's start script and leaves out what that checks: bootstrap checks, the security
 * manager's successor and the keystore. So it is for loopback use by tests and trials, never for production.
 */
public final class Launcher {
    private static final long LONGEST_CLOSING_SECONDS = 20;

    public static void main(String[] arguments) {
        try {
            Node node = start(Path.of(arguments[0]), Path.of(arguments[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
            new CountDownLatch(1).await();  // the node's own threads do not keep the process alive
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.err.println("Elasticsearch did not start: " + failure);
            Runtime.getRuntime().halt(1);
        }
    }

    private static Node start(Path assembled, Path instance) throws Exception {
        LogConfigurator.configureESLogging();  // first of all: classes loaded next ask for a logger
        Settings places = Settings.builder()
            .put("path.home", assembled.toString())
            .put("path.data", instance.resolve("data").toString())
            .put("path.logs", instance.resolve("logs").toString())
            .build();
        Environment environment =
            InternalSettingsPreparer.prepareEnvironment(places, Map.of(), instance.resolve("config"), () -> "hyte-local");
        LogConfigurator.configure(environment, true);
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
            Map.of());
        return new Node(environment, plugins).start();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(LONGEST_CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            System.err.println("Elasticsearch did not close cleanly: " + failure);
        }
    }
}
