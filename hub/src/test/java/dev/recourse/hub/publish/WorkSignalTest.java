package dev.recourse.hub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkSignalTest {
    @Test
    void work_is_taken_once_however_often_it_was_given() {
        WorkSignal signal = new WorkSignal(true);
        signal.give();
        signal.give();
        assertThat(signal.await()).isTrue();
        signal.close();
        assertThat(signal.await()).as("nothing is left, and it is over").isFalse();
    }

    @Test
    void who_waits_is_told() throws Exception {
        WorkSignal signal = new WorkSignal(false);
        CountDownLatch told = new CountDownLatch(2);
        Thread waiting = Thread.ofVirtual().start(() -> {
            while (signal.await()) {
                told.countDown();
                signal.give();
            }
        });
        signal.give();
        told.await();
        signal.close();
        waiting.join();
    }

    @Test
    void a_rest_ends_when_it_is_closed() throws Exception {
        WorkSignal signal = new WorkSignal(false);
        Thread resting = Thread.ofVirtual().start(() -> signal.rest(TimeUnit.DAYS.toNanos(1)));
        signal.give();
        signal.close();
        resting.join();
    }
}
