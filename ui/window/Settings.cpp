// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace disyre::ui {

Theme::Choice Settings::theme() const {
    return Theme::fromText(store_.value(u"theme"_s).toString()).value_or(Theme::Choice::System);
}

void Settings::setTheme(Theme::Choice choice) {
    store_.setValue(u"theme"_s, Theme::toText(choice));
}

QString Settings::lastFolder() const {
    return store_.value(u"lastFolder"_s).toString();
}

void Settings::setLastFolder(const QString& folder) {
    store_.setValue(u"lastFolder"_s, folder);
}

QByteArray Settings::windowGeometry() const {
    return store_.value(u"windowGeometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    store_.setValue(u"windowGeometry"_s, geometry);
}

HealingSettings Settings::healing() const {
    HealingSettings healing;
    healing.skip = std::clamp(store_.value(u"healing/skip"_s, healing.skip).toInt(), 1, 1000);
    healing.stride = std::clamp(store_.value(u"healing/stride"_s, 0).toInt(), 0, 1024);
    const auto weighting = foregroundWeightingFromText(
        store_.value(u"healing/weighting"_s).toString().toStdString());
    healing.weighting = weighting.value_or(healing.weighting);
    return healing;
}

void Settings::setHealing(const HealingSettings& healing) {
    store_.setValue(u"healing/skip"_s, healing.skip);
    store_.setValue(u"healing/stride"_s, healing.stride);
    store_.setValue(u"healing/weighting"_s, QString::fromStdString(toText(healing.weighting)));
}

double Settings::overlayOpacity() const {
    return std::clamp(store_.value(u"overlay/opacity"_s, 0.75).toDouble(), 0.0, 1.0);
}

void Settings::setOverlayOpacity(double opacity) {
    store_.setValue(u"overlay/opacity"_s, opacity);
}

}  // namespace disyre::ui
