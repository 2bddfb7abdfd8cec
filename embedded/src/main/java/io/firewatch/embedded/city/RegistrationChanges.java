package io.firewatch.embedded.city;

import io.firewatch.model.record.RegistryEvent;

/** Within days the legal representative, the owner and the scope of business change, and the register takes notice (R26). */
final class RegistrationChanges implements Scheme {
    private final Ledger ledger;

    RegistrationChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void trade(int since) {
        switch (since) {
            case 0 -> event(RegistryEvent.LEGAL_REPRESENTATIVE_CHANGED, "法定代表人变更");
            case 1 -> {
                event(RegistryEvent.SHAREHOLDER_CHANGED, "股权变更70%");
                event(RegistryEvent.SCOPE_CHANGED, "经营范围新增财富管理和理财咨询");
            }
            case 2 -> event(RegistryEvent.ABNORMAL_OPERATION, "列入经营异常名录");
            default -> {}
        }
    }

    private void event(String kind, String note) {
        ledger.notices.add(Notice.event(ledger.lender.code(), ledger.clock.day(), kind, note));
    }
}
