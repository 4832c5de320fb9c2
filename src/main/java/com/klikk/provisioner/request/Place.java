package com.klikk.provisioner.request;

/**
 * Where a value stands in a document. Most places are never told of, so the JSON pointer (RFC 6901) is only written where one is.
 *
 * @param parent what it stands in, or null where it is the document
 * @param step the member's name or the element's index
 */
record Place(Place parent, String step) {
    static final Place DOCUMENT = new Place(null, null);

    Place member(String name) {
        return new Place(this, name);
    }

    Place element(int index) {
        return new Place(this, Integer.toString(index));
    }

    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Place place = this; place.parent != null; place = place.parent) {
            pointer.insert(0, '/' + place.step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
