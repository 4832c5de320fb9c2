/** What end-to-end tests are built from: the world around the service, requests to send, and what the service told. */
package com.klikk.provisioner.support;
