package dev.recourse.hub.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the framework that are used, named one by one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class
})
class Wiring implements WebMvcConfigurer {
    static final Map<String, Object> SETTINGS = Map.of(
            "spring.threads.virtual.enabled", "true",
            "server.shutdown", "graceful",
            "spring.lifecycle.timeout-per-shutdown-phase", "1500ms",
            "spring.thymeleaf.prefix", "classpath:/dev/recourse/hub/portal/",
            "spring.thymeleaf.check-template-location", "false",
            "spring.web.resources.add-mappings", "false",
            // Also how long a write waits for somebody who does not read: an edge that hangs is let go of.
            "server.tomcat.connection-timeout", "20s",
            // People paste [2001:db8::1] into the address line; the reader of the field says what is wrong, if
            // anything.
            "server.tomcat.relaxed-query-chars", "[,],{,},|,<,>,^,`,\\,\"");

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(new Negotiation()));
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new DamagedQuery());
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> errorPage() {
        return factory -> factory.addErrorPages(new ErrorPage("/error"));
    }
}
