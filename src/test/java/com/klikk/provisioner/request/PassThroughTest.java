package com.klikk.provisioner.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassThroughTest {
    @Test
    void everythingThatIsNotOursReachesTheProviderAsItWasWritten() {
        String item = """
                {"name":"a\\u00e9","x":null,"product":{"name":"VPS","new":[1,2.0,{"y":1E400}],"options":\
                {"quantity_ram_gb":0.50,"quantity_cpu":2.0,"quantity_storage_gb":"25","big":123456789012345678901234567890,\
                "zero":-0.0,"cloud_init_url":"https://a/?k=1","features":{"sshd":{"ip_allow":"10.0.0.0/8,"}}}}}""";
        String request = """
                { "z" : true, "reference" : "r", "items" : [ %s ], "account" : "second",
                  "request_id" : "a", "order_item_id" : 0, "action" : null, "more" : {"request_id":1e5} }
                """.formatted(item);

        Reading.Create create = Given.json(request).create();

        assertThat(create.body())
                .isEqualTo("{\"action\":\"order_create\",\"z\":true,\"items\":[" + item.replace("\\u00e9", "é")
                        + "],\"more\":{\"request_id\":1e5}}");
        assertThat(Given.event("{\"data\":" + request + "}").create().body()).isEqualTo(create.body());
    }
}
