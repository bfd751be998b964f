package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.hub.store.OutgoingMail.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mails that we send. */
abstract class OutboxContract extends StoreFixture {

    private boolean queue(String key) {
        return store.outboxWriter()
                .queue(new OutboxWriter.NewMail(
                        key, "token-of-" + key, clock.instant(), "sender@example.org", "Subject", "Body\n"));
    }

    private OutgoingMail mail(String key) {
        return store.outbox().withKey(key).orElseThrow();
    }

    private List<String> due() {
        return store.outbox().due(clock.instant(), 10).stream()
                .map(OutgoingMail::key)
                .toList();
    }

    @Test
    void a_mail_is_queued_once_for_each_key() {
        assertThat(queue("request 1 step 1")).isTrue();
        assertThat(queue("request 1 step 2")).isTrue();
        assertThat(queue("request 1 step 1")).isFalse();
        assertThat(due()).containsExactly("request 1 step 1", "request 1 step 2");
        assertThat(mail("request 1 step 2"))
                .isEqualTo(new OutgoingMail(
                        2,
                        "request 1 step 2",
                        "token-of-request 1 step 2",
                        START,
                        "sender@example.org",
                        "Subject",
                        "Body\n",
                        State.QUEUED,
                        0,
                        START,
                        ""));
    }

    @Test
    void how_far_requests_were_followed_is_kept() {
        assertThat(store.outbox().noticePosition()).isEqualTo(NoticePosition.START);
        store.outboxWriter().followed(new NoticePosition(7, 2));
        store.outboxWriter().followed(new NoticePosition(9, 3));
        reopen();
        assertThat(store.outbox().noticePosition()).isEqualTo(new NoticePosition(9, 3));
    }

    @Test
    void the_newest_mail_of_some_is_found_by_how_their_keys_begin() {
        queue("removal:asker:1:case:1:waiting:own-name");
        queue("removal:asker:1:case:1:granted");
        queue("removal:asker:12:case:1:granted");
        assertThat(store.outbox().newestOf("removal:asker:1:").map(OutgoingMail::key))
                .contains("removal:asker:1:case:1:granted");
        assertThat(store.outbox().newestOf("removal:asker:2:")).isEmpty();
    }

    @Test
    void of_many_who_queue_the_same_at_once_one_does() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> all = threads.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> (java.util.concurrent.Callable<Boolean>) () -> queue("same " + i % 5))
                    .toList());
            int queued = 0;
            for (Future<Boolean> one : all) {
                queued += one.get() ? 1 : 0;
            }
            assertThat(queued).isEqualTo(5);
        }
        assertThat(due()).hasSize(5);
    }

    @Test
    void what_was_being_handed_over_at_a_crash_is_due_again() {
        queue("a");
        store.outboxWriter().sending(mail("a").id());
        reopen();
        assertThat(due()).containsExactly("a");
        assertThat(mail("a").state()).isEqualTo(State.SENDING);
        assertThat(mail("a").attempts()).isOne();
    }

    @Test
    void what_failed_waits_for_its_time() {
        queue("a");
        store.outboxWriter().sending(1);
        store.outboxWriter().later(1, START.plusSeconds(60), "451 try later");
        assertThat(due()).isEmpty();
        assertThat(store.outbox().nextAt()).contains(START.plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        assertThat(due()).containsExactly("a");
        assertThat(mail("a").failure()).isEqualTo("451 try later");
    }

    @Test
    void what_has_ended_is_not_due_and_ends_once() {
        queue("a");
        store.outboxWriter().sending(1);
        store.outboxWriter().end(1, State.SENT, clock.instant(), "");
        store.outboxWriter().end(1, State.GIVEN_UP, clock.instant(), "too late");
        store.outboxWriter().later(1, START, "too late");
        assertThat(due()).isEmpty();
        assertThat(store.outbox().nextAt()).isEmpty();
        assertThat(mail("a").state()).isEqualTo(State.SENT);
        assertThat(store.outbox().counts()).isEqualTo(Map.of(State.SENT, 1L));
        assertThatThrownBy(() -> store.outboxWriter().end(1, State.QUEUED, START, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mail_comes_back_by_its_token_once_it_was_taken() {
        queue("a");
        assertThat(store.outboxWriter().bounced("token-of-a", START, "no such user"))
                .isEmpty();
        store.outboxWriter().sending(1);
        store.outboxWriter().end(1, State.SENT, clock.instant(), "");
        assertThat(store.outboxWriter().bounced("another token", START, "no such user"))
                .isEmpty();
        assertThat(store.outboxWriter().bounced("token-of-a", START, "no such user"))
                .map(OutgoingMail::key)
                .contains("a");
        assertThat(mail("a").state()).isEqualTo(State.BOUNCED);
        assertThat(store.outboxWriter().bounced("token-of-a", START, "again")).isEmpty();
    }

    @Test
    void a_person_may_have_it_tried_again_unless_it_was_taken() {
        queue("a");
        queue("b");
        store.outboxWriter().end(1, State.REFUSED, clock.instant(), "550 no");
        store.outboxWriter().end(2, State.SENT, clock.instant(), "");
        assertThat(store.outboxWriter().retry(1, clock.instant())).isTrue();
        assertThat(store.outboxWriter().retry(2, clock.instant())).isFalse();
        assertThat(store.outboxWriter().retry(3, clock.instant())).isFalse();
        assertThat(due()).containsExactly("a");
    }

    @Test
    void personal_data_goes_and_the_row_stays() {
        queue("a");
        queue("b");
        store.outboxWriter().end(1, State.SENT, START, "");
        assertThat(store.outboxWriter().erase(START, 10)).isZero();
        assertThat(store.outboxWriter().erase(START.plusMillis(1), 10)).isOne();
        assertThat(store.outboxWriter().erase(START.plusMillis(1), 10)).isZero();
        assertThat(mail("a").recipient() + mail("a").subject() + mail("a").body())
                .isEmpty();
        assertThat(mail("b").recipient()).isEqualTo("sender@example.org");
        assertThat(queue("a")).isFalse();
        assertThat(store.outboxWriter().retry(1, START)).isFalse();
    }

    @Test
    void the_newest_are_shown_first() {
        queue("a");
        queue("b");
        queue("c");
        assertThat(store.outbox().latest(2)).map(OutgoingMail::key).containsExactly("c", "b");
        assertThatThrownBy(() -> store.outbox().latest(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
