/** In: messages become sagas, cancels or dead letters, a batch at a time, each batch in one transaction with its offsets. */
package com.klikk.provisioner.request;
