package io.firewatch.embedded.city;

/** A person or company as one lender knows it; money in fen. */
final class Party {
    final boolean company;
    final int attr;
    final String document;
    final String hash;
    final String name;
    final String phone;
    final int serial;
    /** Whether its userInfo has been reported. */
    boolean reported;

    String createdAt = "";
    /** Last digits of the bank account. */
    int account;
    /** Two digits of its bank; they change when the party changes banks. */
    int bank;
    /** A lender's uninvested cash by the formula of supervision-rules B.1. */
    long idle;
    /** Contract principal of a borrower's loans that are open or ended only lately. */
    long committed;
    /** Of a company only: legal representative, address, day of registration, registered capital in ten thousand yuan. */
    String lawPerson = Paper.NONE;

    String address = Paper.NONE;
    String registered = Paper.NONE;
    int capital;

    Party(boolean company, int attr, String document, String name, String phone, int serial, int bank) {
        this.company = company;
        this.attr = attr;
        this.document = document;
        this.hash = IdentityHash.of(document);
        this.name = name;
        this.phone = phone;
        this.serial = serial;
        this.account = serial;
        this.bank = bank;
    }
}
