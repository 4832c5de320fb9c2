package com.klikk.provisioner.sandbox;

import java.time.Duration;

/**
 * How long things take, in virtual time.
 *
 * @param speed virtual seconds a real second; 0 is frozen
 * @param creation how long one server takes to be made, on average; each varies by up to a quarter
 * @param payment from added credit to the start of creation; an order placed with enough credit starts at once
 * @param period what one payment pays for; a cancelled item lives to its end
 */
public record Pace(double speed, Duration creation, Duration payment, Duration period) {
    /** The same at another speed. */
    public Pace withSpeed(double other) {
        return new Pace(other, creation, payment, period);
    }

    /** The same with another mean creation time of a server. */
    public Pace withCreation(Duration other) {
        return new Pace(speed, other, payment, period);
    }

    /** The same with another processing time of late payments. */
    public Pace withPayment(Duration other) {
        return new Pace(speed, creation, other, period);
    }

    /** The same with another paid period. */
    public Pace withPeriod(Duration other) {
        return new Pace(speed, creation, payment, other);
    }
}
