package dev.recourse.app.command;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.wiring.FollowingEdge;
import dev.recourse.app.wiring.SteadyClock;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "edge",
        description = "Answers DNS for a hub on another machine, and goes on when the hub is gone.",
        mixinStandardHelpOptions = true)
final class EdgeCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FollowOptions follow = new FollowOptions();

    @Option(
            names = "--dns",
            paramLabel = "ADDR:PORT",
            description = "Where DNS is answered. May be given again. Default: 127.0.0.1:5300.",
            converter = ServerOptions.ListenConverter.class)
    private @Nullable List<ListenAddress> dns;

    @Option(names = "--threads", paramLabel = "N", description = "Threads for each address. Default: 1.")
    private int threads = 1;

    EdgeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<ListenAddress> listen = dns == null ? List.of(ListenAddress.parse("127.0.0.1:5300")) : dns;
        FollowingEdge.Options options = follow.options(context, listen, threads);
        if (!follow.trusts()) {
            say("no --trust KEY: whoever answers at " + options.from() + " is believed");
        }
        if (follow.inTheClear()) {
            say("the token and what is listed go in the clear to " + options.from() + ": use https");
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (FollowingEdge edge = FollowingEdge.start(options, SteadyClock.ofThisMachine(), this::say)) {
            edge.addresses().forEach(address -> tell("DNS   answers on " + text(address) + " (UDP and TCP)"));
            tell("Follows " + options.from() + ". Ctrl-C stops.");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOnSignal(stop, stopped), "stop"));
            stop.await();
        } finally {
            tell("Stopped.");
            stopped.countDown();
        }
        return Exit.DONE;
    }

    /** A clean stop is a success, also where a signal asked for it: 0, not 143. */
    private static void stopOnSignal(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private void tell(String line) {
        context.out().println(line);
        context.out().flush();
    }

    private void say(String sentence) {
        context.err().println("recourse: " + sentence);
        context.err().flush();
    }
}
