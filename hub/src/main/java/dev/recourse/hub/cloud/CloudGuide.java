package dev.recourse.hub.cloud;

import dev.recourse.core.cloud.Cloud;
import java.util.List;

/**
 * What to tell somebody who sends mail from this cloud: how an address gets a reverse name of its own.
 *
 * @param ranges where the cloud publishes its ranges, and in which form
 * @param defaultHasName whether an address as it is given out can have a reverse name of one's own
 * @param about what the default name is, and what is needed first
 * @param steps in order
 * @param checks how to see that it has worked
 * @param port25 whether mail may leave at all
 */
public record CloudGuide(
        Cloud cloud,
        String ranges,
        boolean defaultHasName,
        String about,
        List<Step> steps,
        List<String> checks,
        String port25) {

    /**
     * One thing to do.
     *
     * @param commands what to type for it, one or another; may be empty
     */
    public record Step(String text, List<String> commands) {
        public Step {
            commands = List.copyOf(commands);
        }
    }

    public CloudGuide {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    /** The same for this address and this name, in the places where they are typed. */
    public CloudGuide of(String address, String name) {
        return new CloudGuide(
                cloud,
                ranges,
                defaultHasName,
                about,
                steps.stream()
                        .map(step -> new Step(
                                filled(step.text(), address, name),
                                step.commands().stream()
                                        .map(c -> filled(c, address, name))
                                        .toList()))
                        .toList(),
                checks.stream().map(c -> filled(c, address, name)).toList(),
                port25);
    }

    private static String filled(String text, String address, String name) {
        return text.replace("{address}", address).replace("{name}", name);
    }
}
