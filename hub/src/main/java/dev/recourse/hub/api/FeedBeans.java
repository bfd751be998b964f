package dev.recourse.hub.api;

import dev.recourse.hub.feed.Feed;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** The endpoints for edges; where no feed is configured they are not there (404). */
public final class FeedBeans implements BeanRegistrar {
    private final Feed feed;

    public FeedBeans(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        registry.registerBean(FeedApi.class, spec -> spec.supplier(c -> new FeedApi(feed)));
    }
}
