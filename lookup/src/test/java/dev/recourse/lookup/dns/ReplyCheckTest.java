package dev.recourse.lookup.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.lookup.dns.ReplyCheck.Judged;
import dev.recourse.testkit.dns.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

class ReplyCheckTest {
    private final Question question =
            Question.of(Answer.record(Asking.NAME + " 1 PTR x.").getName(), Type.PTR, true);
    private final byte[] reply = reply();

    private byte[] reply() {
        try {
            return Answer.of(Asking.NAME + " 300 PTR mail.example.org.")
                    .authority(Asking.SOA)
                    .to(new Message(question.toWire(true)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_whole_is_a_reply() {
        assertThat(ReplyCheck.judge(reply, question)).isInstanceOf(Judged.Reply.class);
    }

    @Test
    void cut_anywhere_it_is_none() {
        for (int length = 0; length < reply.length; length++) {
            assertThat(ReplyCheck.judge(Arrays.copyOf(reply, length), question))
                    .as("%d octets", length)
                    .isNotInstanceOf(Judged.Reply.class);
        }
    }

    @Test
    void with_any_octet_changed_in_any_way_it_is_judged_and_never_throws() {
        int questionEnd = 12 + question.name().length() + 4;
        for (int at = 0; at < reply.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = reply.clone();
                changed[at] ^= (byte) change;
                Judged judged = ReplyCheck.judge(changed, question);
                boolean idOrQuestion = at < 2 || (at >= 12 && at < questionEnd);
                if (idOrQuestion) {
                    assertThat(judged).as("octet %d", at).isNotInstanceOf(Judged.Reply.class);
                }
            }
        }
    }

    @Test
    void no_two_questions_are_the_same() {
        Question other = Question.of(question.name(), Type.PTR, true);
        assertThat(Arrays.equals(other.toWire(true), question.toWire(true))).isFalse();
        assertThat(other.name()).isEqualTo(question.name());
    }
}
