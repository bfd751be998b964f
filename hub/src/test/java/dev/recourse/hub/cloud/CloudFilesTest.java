package dev.recourse.hub.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.format.FormatException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFilesTest {
    private static final String AWS = """
        {"syncToken": "1679597590", "createDate": "2023-03-23-18-53-10", "prefixes": [
          {"ip_prefix": "203.0.113.0/25", "region": "us-east-1", "service": "AMAZON", "network_border_group": "us-east-1"},
          {"ip_prefix": "203.0.113.0/25", "region": "us-east-1", "service": "EC2", "network_border_group": "us-east-1"}],
         "ipv6_prefixes": [
          {"ipv6_prefix": "2001:db8:a::/48", "region": "eu-west-1", "service": "EC2", "network_border_group": "eu-west-1"}]}
        """;

    private static final String GCP = """
        {"syncToken": "1749906", "creationTime": "2025-06-14T13:06:00.204245", "prefixes": [
          {"ipv4Prefix": "198.51.100.0/26", "service": "Google Cloud", "scope": "africa-south1"},
          {"ipv6Prefix": "2001:db8:b0::/44", "service": "Google Cloud", "scope": "global"}]}
        """;

    private static final String AZURE = """
        {"changeNumber": 1, "cloud": "Public", "values": [
          {"name": "AzureCloud.westeurope", "id": "AzureCloud.westeurope", "properties": {
            "region": "westeurope", "systemService": "", "addressPrefixes": ["192.0.2.0/26", "2001:db8:c::/48"]}},
          {"name": "Storage", "id": "Storage", "properties": {
            "region": "", "systemService": "AzureStorage", "addressPrefixes": ["192.0.2.0/26"]}}]}
        """;

    private static final String ORACLE = """
        {"last_updated_timestamp": "2025-06-13T20:17:01.000000", "regions": [
          {"region": "us-phoenix-1", "cidrs": [
            {"cidr": "192.0.2.128/25", "tags": ["OCI", "OSN"]}, {"cidr": "192.0.2.64/26", "tags": []}]}]}
        """;

    @Test
    void reads_amazons_file() {
        CloudFile file = CloudFiles.parse("f", AWS);
        assertThat(file.format()).isEqualTo(CloudFormat.AWS);
        assertThat(file.publishedAt()).contains(Instant.parse("2023-03-23T18:53:10Z"));
        assertThat(file.ranges())
                .containsExactly(
                        range("203.0.113.0/25", "us-east-1", "AMAZON"),
                        range("203.0.113.0/25", "us-east-1", "EC2"),
                        range("2001:db8:a::/48", "eu-west-1", "EC2"));
    }

    @Test
    void reads_googles_file() {
        CloudFile file = CloudFiles.parse("f", GCP);
        assertThat(file.format()).isEqualTo(CloudFormat.GCP);
        assertThat(file.publishedAt()).contains(Instant.parse("2025-06-14T13:06:00.204245Z"));
        assertThat(file.ranges())
                .containsExactly(
                        range("198.51.100.0/26", "africa-south1", "Google Cloud"),
                        range("2001:db8:b0::/44", "global", "Google Cloud"));
    }

    @Test
    void reads_microsofts_file() {
        CloudFile file = CloudFiles.parse("f", AZURE);
        assertThat(file.format()).isEqualTo(CloudFormat.AZURE);
        assertThat(file.publishedAt()).isEmpty();
        assertThat(file.ranges())
                .containsExactly(
                        range("192.0.2.0/26", "westeurope", "AzureCloud"),
                        range("2001:db8:c::/48", "westeurope", "AzureCloud"),
                        range("192.0.2.0/26", "", "AzureStorage"));
    }

    @Test
    void reads_oracles_file() {
        CloudFile file = CloudFiles.parse("f", ORACLE);
        assertThat(file.format()).isEqualTo(CloudFormat.ORACLE);
        assertThat(file.publishedAt()).contains(Instant.parse("2025-06-13T20:17:01Z"));
        assertThat(file.ranges())
                .containsExactly(
                        range("192.0.2.128/25", "us-phoenix-1", "OCI"),
                        range("192.0.2.128/25", "us-phoenix-1", "OSN"),
                        range("192.0.2.64/26", "us-phoenix-1", ""));
    }

    @Test
    void reads_a_geofeed() {
        CloudFile file = CloudFiles.parse("f", """
                        # prefix,country,region,city,code\r
                        192.0.2.0/24,NL,NL-NH,Amsterdam,1098 XH\r
                        2001:db8::/32,DE,,,\r
                        """);
        assertThat(file.format()).isEqualTo(CloudFormat.GEOFEED);
        assertThat(file.ranges())
                .containsExactly(range("192.0.2.0/24", "NL-NH Amsterdam", ""), range("2001:db8::/32", "DE", ""));
    }

    @Test
    void reads_prefixes_alone_with_their_date() {
        CloudFile file = CloudFiles.parse(
                "f", "# provider: Example\n# last_update: 2025-07-04T01:25:02.774376\n\n192.0.2.0/24\n198.51.100.7\n");
        assertThat(file.format()).isEqualTo(CloudFormat.PREFIXES);
        assertThat(file.publishedAt()).contains(Instant.parse("2025-07-04T01:25:02.774376Z"));
        assertThat(file.ranges()).containsExactly(range("192.0.2.0/24", "", ""), range("198.51.100.7", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "<html>",
                "{\"prefixes\": []}",
                "{\"prefixes\": [{\"ip_prefix\": \"203.0.113.0/25\"}",
                "{\"values\": [{\"name\": \"x\", \"properties\": {}}]}",
                "{\"regions\": [{\"region\": \"x\"}]}",
                "{\"prefixes\": [{\"ip_prefix\": \"203.0.113.1/25\"}]}",
                "{\"createDate\": \"yesterday\", \"prefixes\": [{\"ip_prefix\": \"203.0.113.0/25\"}]}",
                "192.0.2.0/24\n0.0.0.0/0\n",
                "192.0.2.0/24\nmail.example.org\n"
            })
    void what_is_not_understood_is_refused_with_its_place(String text) {
        assertThatThrownBy(() -> CloudFiles.parse("ranges.json", text))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("ranges.json:");
    }

    @Test
    void a_file_that_was_cut_anywhere_is_refused_or_none_of_its_prefixes_is_invented() {
        for (String whole : new String[] {AWS, GCP, AZURE, ORACLE}) {
            for (int end = 1; end < whole.strip().length(); end++) {
                String cut = whole.substring(0, end);
                assertThatThrownBy(() -> CloudFiles.parse("f", cut)).isInstanceOf(FormatException.class);
            }
        }
    }

    private static CloudRange range(String prefix, String region, String service) {
        return new CloudRange(Prefix.parse(prefix), region, service);
    }
}
