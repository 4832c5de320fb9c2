package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Schemas;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However oddly Klikk spells a server: where it counts as ready, it is as the schemas of events and orders say. */
class PublishedServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order_item_id':5,'is_running':1,'networks':[{'ipv4':'192.0.2.1'}]}",
                "{'order_item_id':'5','is_running':'1','networks':{'ipv4':'192.0.2.1'}}",
                "{'order_item_id':5.0,'is_running':1.0,'networks':{'0':{'ipv4':''},'7':{'ipv6':'2001:db8::1'}}}",
                "{'order_item_id':' 5 ','is_running':true,'networks':[null,7,{'ipv4':['192.0.2.1']}]}",
                "{'order_item_id':'5.0','is_running':'TRUE','networks':[{'ipv6':['','2001:db8::1']}]}",
                "{'order_item_id':5,'is_running':1,'networks':[{'ipv4':'192.0.2.1'}],'id':null,'name':7,'cpu':'two','memory':[],'storages':''}",
                "{'order_item_id':5,'is_running':1,'networks':[{'ipv4':'192.0.2.1'}],'id':{},'name':false,'customer_id':'x','storages':7,'more':[{}]}"
            })
    void serverThatIsReadyIsAsPublished(String row) {
        ServerReading reading = reading(row);

        assertThat(reading.running()).isTrue();
        assertThat(reading.ipv4().size() + reading.ipv6().size()).isPositive();
        assertThat(violations(reading)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order_item_id':5,'networks':[{'ipv4':'192.0.2.1'}]}",
                "{'order_item_id':5,'is_running':[1],'networks':[{'ipv4':'192.0.2.1'}]}",
                "{'order_item_id':5,'is_running':1}",
                "{'order_item_id':5,'is_running':1,'networks':'192.0.2.1'}"
            })
    void whatIsNotAsPublishedIsNeverReady(String row) {
        ServerReading reading = reading(row);

        assertThat(violations(reading)).isNotEmpty();
        assertThat(reading.running() && reading.ipv4().size() + reading.ipv6().size() > 0)
                .isFalse();
    }

    private static ServerReading reading(String row) {
        JsonNode body = Requests.object(("{\"servers\":[" + row + "]}").replace('\'', '"'));
        return ServerReader.read(body, Redaction.of(List.of())).orElseThrow().get(0);
    }

    private static List<String> violations(ServerReading reading) {
        ObjectNode event = (ObjectNode)
                Schemas.document(Schemas.FOLDER, "server-ready.v1.json").at("/examples/0");
        ObjectNode order =
                (ObjectNode) Schemas.document(Schemas.FOLDER, "order.v1.json").at("/examples/0");
        event.set("server", Requests.object(reading.json()));
        ((ObjectNode) order.at("/items/0")).set("server", Requests.object(reading.json()));
        List<String> violations = Schemas.violations("server-ready.v1.json", event);
        assertThat(Schemas.violations("order.v1.json", order)).hasSameSizeAs(violations);
        return violations;
    }
}
