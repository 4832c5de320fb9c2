/** What leaves the service: the JSON of lifecycle events and of the table of orders, and the CloudEvents headers around it. */
package com.klikk.provisioner.event;
