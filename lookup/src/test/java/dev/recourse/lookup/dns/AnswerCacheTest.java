package dev.recourse.lookup.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.testkit.dns.Answer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class AnswerCacheTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AnswerCache cache = new AnswerCache(3, nanos::get, new LookupCounters());

    private static Name name(String text) {
        return Answer.record(text + " 1 PTR x.").getName();
    }

    private static RecordsAnswer found(long ttl) {
        return new RecordsAnswer.Found(List.of(Answer.record("a. 1 PTR x.")), ttl, List.of());
    }

    private static RecordsAnswer absent(long ttl) {
        return new RecordsAnswer.Absent(ttl, false, Optional.empty());
    }

    private void pass(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000);
    }

    @Test
    void an_answer_is_kept_for_its_ttl_which_runs_down() {
        // The counter passes its end on the way, as System.nanoTime may.
        cache.put(name("a."), Type.PTR, found(10));
        pass(4);
        assertThat(cache.find(name("A."), Type.PTR)).contains(found(6));
        assertThat(cache.find(name("a."), Type.A)).isEmpty();
        pass(6);
        assertThat(cache.find(name("a."), Type.PTR)).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void none_is_kept_longer_than_we_allow() {
        cache.put(name("a."), Type.PTR, found(1_000_000));
        cache.put(name("b."), Type.PTR, absent(1_000_000));
        pass(AnswerCache.LONGEST_NEGATIVE.toSeconds());
        assertThat(cache.find(name("b."), Type.PTR)).isEmpty();
        assertThat(cache.find(name("a."), Type.PTR)).isPresent();
        pass(AnswerCache.LONGEST.toSeconds());
        assertThat(cache.find(name("a."), Type.PTR)).isEmpty();
    }

    @Test
    void unknown_and_what_may_not_be_kept_is_not() {
        cache.put(name("a."), Type.PTR, new RecordsAnswer.Unknown(UnknownCause.SERVFAIL));
        cache.put(name("b."), Type.PTR, found(0));
        cache.put(name("c."), Type.PTR, absent(0));
        assertThat(cache.size()).isZero();
    }

    @Test
    void when_it_is_full_what_was_used_least_goes() {
        for (String text : List.of("a.", "b.", "c.")) {
            cache.put(name(text), Type.PTR, found(10));
        }
        cache.find(name("a."), Type.PTR);
        cache.put(name("d."), Type.PTR, found(10));
        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.find(name("a."), Type.PTR)).isPresent();
        assertThat(cache.find(name("b."), Type.PTR)).isEmpty();
    }
}
