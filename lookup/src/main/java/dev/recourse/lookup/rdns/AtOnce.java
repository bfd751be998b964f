package dev.recourse.lookup.rdns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A handful of lookups beside each other, a virtual thread for each. All have the same deadline, so none is waited for long. */
final class AtOnce {
    private AtOnce() {}

    /** The results, in the order of the inputs. */
    static <T, R> List<R> map(List<T> inputs, Function<T, R> lookup) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>();
            inputs.forEach(input -> futures.add(threads.submit(() -> lookup.apply(input))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lookup broke", e.getCause());
        }
    }
}
