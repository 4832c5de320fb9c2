package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerListTest extends AgainstCannedServer {
    private static ServersReply servers(String body) {
        server.reply(200, body);
        return Given.answer(provider.servers(1293));
    }

    @Test
    void theDocumentedServerIsReadAndKeptAsItCame() {
        String row = """
                {"id":7,"name":"my.server.com","cpu":1.50,"memory":512,"is_running":1,"customer_id":3,"order_item_id":1293,\
                "networks":[{"id":1,"ifindex":0,"name":"Segmentname1","ipv4":"127.0.0.2","ipv6":"fec0::fec0"}],\
                "storages":[{"id":2,"lun":0,"name":"NVM SSD","size":20000}],"extra":12345678901234567890.10}""";
        assertThat(servers("{\"servers\":[" + row + "]}"))
                .isEqualTo(new ServersReply.Read(List.of(new ServerReading(
                        7L,
                        "my.server.com",
                        1293,
                        true,
                        List.of("127.0.0.2"),
                        List.of("fec0::fec0"),
                        new ServerReading.Size(1.5, 512.0, 20000.0),
                        row))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|true",
                "\"1\"|true",
                "true|true",
                "\"true\"|true",
                "\" 1 \"|true",
                "0|false",
                "\"0\"|false",
                "2|false",
                "null|false",
                "\"\"|false",
                "[1]|false",
                "1.5|false"
            })
    void runningIsOneInAnySpelling(String spelled, boolean running) {
        assertThat(servers("{\"servers\":{\"order_item_id\":\"5\",\"is_running\":" + spelled + "}}"))
                .isInstanceOfSatisfying(
                        ServersReply.Read.class,
                        read -> assertThat(read.servers())
                                .singleElement()
                                .returns(running, ServerReading::running)
                                .returns(5L, ServerReading::orderItemId));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''|0|0",
                "0.0.0.0|::|0|0",
                "' '|0:0:0:0:0:0:0:0|0|0",
                "n/a|pending|0|0",
                "10.0.0.1|fe80::1%eth0|1|1",
                "10.0.0.1/24|fec0::1/64|1|1",
                "'10.0.0.1, 10.0.0.2'|2001:db8::1 2001:db8::2|2|2",
                "0.0.0.0/0|::/0|0|0",
                "fec0::1|10.0.0.1|0|0"
            })
    void placeholdersAreNoAddresses(String v4, String v6, int v4s, int v6s) {
        String network = "{\"ipv4\":\"" + v4 + "\",\"ipv6\":\"" + v6 + "\"}";
        assertThat(servers("{\"servers\":[{\"order_item_id\":5,\"networks\":" + network + "}]}"))
                .isInstanceOfSatisfying(
                        ServersReply.Read.class,
                        read -> assertThat(read.servers())
                                .singleElement()
                                .returns(v4s, row -> row.ipv4().size())
                                .returns(v6s, row -> row.ipv6().size()));
    }

    @Test
    void rowsOfNobodyAreLeftOut() {
        assertThat(
                        servers(
                                "{\"servers\":[null,{},{\"order_item_id\":0},{\"order_item_id\":-1},{\"order_item_id\":null},[],{\"order_item_id\":9}]}"))
                .isInstanceOfSatisfying(
                        ServersReply.Read.class,
                        read -> assertThat(read.servers())
                                .extracting(ServerReading::orderItemId)
                                .containsExactly(9L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"servers\":null}",
                "{\"servers\":\"\"}",
                "{\"servers\":{}}",
                "<html>",
                "{\"servers\":[]} x"
            })
    void noServersMemberIsNoAnswer(String body) {
        assertThat(servers(body)).isInstanceOf(ServersReply.NoAnswer.class);
    }

    @Test
    void aLongListingTellsOfEachServerWhatMattersFirst() {
        String rows = IntStream.rangeClosed(1, 5000)
                .mapToObj(n -> "{\"order_item_id\":" + n + ",\"is_running\":\"" + n % 2
                        + "\",\"cpu\":1.50,\"networks\":[{\"ipv4\":\"10.0.0.1\",\"ipv6\":\"::\"}]}")
                .collect(Collectors.joining(","));
        server.reply(200, "{\"servers\":[" + rows + ",{}]}");
        List<ServerRow> read = new ArrayList<>();

        assertThat(Given.answer(
                        provider.allServers(page -> Uni.createFrom().voidItem().invoke(() -> read.addAll(page)))))
                .isEqualTo(new Listed.Read(5000));
        assertThat(read.get(4998))
                .returns(4999L, ServerRow::orderItemId)
                .returns(true, ServerRow::running)
                .returns(true, ServerRow::hasIpv4)
                .returns(false, ServerRow::hasIpv6)
                .satisfies(row -> assertThat(row.read().json()).as("as it came").contains("\"cpu\":1.50,"))
                .satisfies(row -> assertThat(row.read().ipv4()).containsExactly("10.0.0.1"));
    }

    @Test
    void aNulNeverReachesTheDatabase() {
        assertThat(servers("{\"servers\":[{\"order_item_id\":5,\"name\":\"a\\u0000b\\\\u0000\"}]}"))
                .isInstanceOfSatisfying(
                        ServersReply.Read.class,
                        read -> assertThat(read.servers())
                                .singleElement()
                                .returns("ab\\u0000", ServerReading::name)
                                .returns("{\"order_item_id\":5,\"name\":\"ab\\\\u0000\"}", ServerReading::json));
    }
}
