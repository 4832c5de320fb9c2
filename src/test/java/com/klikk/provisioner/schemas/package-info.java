/** What is published about requests, events and the table of orders: that it is sound, true to the code, and keeps what it promised. */
package com.klikk.provisioner.schemas;
