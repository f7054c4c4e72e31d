// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Settings.h"

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

QStringList Settings::recentFiles() const {
    return store_.value(u"recentFiles"_s).toStringList();
}

void Settings::addRecentFile(const QString& file) {
    addRecent(u"recentFiles"_s, file);
}

void Settings::removeRecentFile(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(file);
    store_.setValue(u"recentFiles"_s, files);
}

void Settings::clearRecentFiles() {
    store_.remove(u"recentFiles"_s);
}

QStringList Settings::recentModels() const {
    return store_.value(u"recentModels"_s).toStringList();
}

void Settings::addRecentModel(const QString& folder) {
    addRecent(u"recentModels"_s, folder);
}

void Settings::removeRecentModel(const QString& folder) {
    QStringList models = recentModels();
    models.removeAll(folder);
    store_.setValue(u"recentModels"_s, models);
}

void Settings::addRecent(const QString& key, const QString& path) {
    constexpr qsizetype kMost = 8;
    QStringList paths = store_.value(key).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    store_.setValue(key, paths.mid(0, kMost));
}

QString Settings::model() const {
    return store_.value(u"model"_s).toString();
}

void Settings::setModel(const QString& folder) {
    store_.setValue(u"model"_s, folder);
}

QString Settings::language() const {
    return store_.value(u"language"_s).toString();
}

void Settings::setLanguage(const QString& code) {
    store_.setValue(u"language"_s, code);
}

int Settings::typeSize() const {
    const int percent = store_.value(u"typeSize"_s, 100).toInt();
    return percent == 125 || percent == 150 ? percent : 100;
}

void Settings::setTypeSize(int percent) {
    store_.setValue(u"typeSize"_s, percent);
}

QByteArray Settings::layout() const {
    return store_.value(u"layout"_s).toByteArray();
}

void Settings::setLayout(const QByteArray& layout) {
    store_.setValue(u"layout"_s, layout);
}

HealingSettings Settings::healing() const {
    HealingSettings healing = thoroughSettings();
    const auto text = [this](const QString& key) {
        return store_.value(u"healing/"_s + key).toString().toStdString();
    };
    const auto number = [this](const QString& key, int usual, int least, int most) {
        return std::clamp(store_.value(u"healing/"_s + key, usual).toInt(), least, most);
    };
    healing.skip = number(u"skip"_s, healing.skip, 1, 1000);
    healing.stride = number(u"stride"_s, healing.stride, 0, 1024);
    healing.singleT = number(u"t"_s, healing.singleT, 1, 1000);
    healing.score = scoreKindFromText(text(u"score"_s)).value_or(healing.score);
    healing.weighting =
        foregroundWeightingFromText(text(u"weighting"_s)).value_or(healing.weighting);
    const auto smoothing = [this](const QString& key) {
        return std::clamp(store_.value(u"healing/"_s + key, -1.0).toDouble(), -1.0,
                          kLargestMapSmoothing);
    };
    healing.smoothing = smoothing(u"smoothing"_s);
    healing.smoothingAcross = smoothing(u"smoothingAcross"_s);
    // Settings of a version without this choice mean that it is off.
    healing.mirrored =
        store_.value(u"healing/mirrored"_s, !store_.contains(u"healing/skip"_s)).toBool();
    healing.placement = windowPlacementFromText(text(u"windows"_s)).value_or(healing.placement);
    healing.bias = biasCorrectionFromText(text(u"bias"_s)).value_or(healing.bias);
    return healing;
}

void Settings::setHealing(const HealingSettings& healing) {
    const auto set = [this](const QString& key, const std::string& value) {
        store_.setValue(u"healing/"_s + key, QString::fromStdString(value));
    };
    store_.setValue(u"healing/skip"_s, healing.skip);
    store_.setValue(u"healing/stride"_s, healing.stride);
    store_.setValue(u"healing/t"_s, healing.singleT);
    store_.setValue(u"healing/mirrored"_s, healing.mirrored);
    store_.setValue(u"healing/smoothing"_s, healing.smoothing);
    store_.setValue(u"healing/smoothingAcross"_s, healing.smoothingAcross);
    set(u"score"_s, toText(healing.score));
    set(u"weighting"_s, toText(healing.weighting));
    set(u"windows"_s, toText(healing.placement));
    set(u"bias"_s, toText(healing.bias));
}

std::string Settings::device() const {
    const QString device = store_.value(u"healing/device"_s).toString();
    return device == u"cpu"_s || device == u"cuda"_s ? device.toStdString() : "auto";
}

void Settings::setDevice(const std::string& device) {
    store_.setValue(u"healing/device"_s, QString::fromStdString(device));
}

int Settings::slab() const {
    return std::clamp(store_.value(u"healing/slab"_s, 9).toInt(), 2, 99);
}

void Settings::setSlab(int slices) {
    store_.setValue(u"healing/slab"_s, slices);
}

bool Settings::expertShown() const {
    return store_.value(u"expertShown"_s, false).toBool();
}

void Settings::setExpertShown(bool shown) {
    store_.setValue(u"expertShown"_s, shown);
}

OverlayStyle Settings::overlayStyle() const {
    const auto number = [this](const QString& key, int last) {
        return std::clamp(store_.value(key, 0).toInt(), 0, last);
    };
    return {static_cast<ScoreMap>(number(u"overlay/map"_s, static_cast<int>(ScoreMap::Grey))),
            static_cast<ThresholdMeaning>(
                number(u"overlay/meaning"_s, static_cast<int>(ThresholdMeaning::Fill)))};
}

void Settings::setOverlayStyle(const OverlayStyle& look) {
    store_.setValue(u"overlay/map"_s, static_cast<int>(look.map));
    store_.setValue(u"overlay/meaning"_s, static_cast<int>(look.meaning));
}

std::optional<bool> Settings::brainMaskShown() const {
    const QVariant shown = store_.value(u"view/brainMask"_s);
    return shown.isValid() ? std::optional(shown.toBool()) : std::nullopt;
}

void Settings::setBrainMaskShown(bool shown) {
    store_.setValue(u"view/brainMask"_s, shown);
}

void Settings::clear() {
    store_.clear();
}

double Settings::overlayOpacity() const {
    return std::clamp(store_.value(u"overlay/opacity"_s, 0.75).toDouble(), 0.0, 1.0);
}

void Settings::setOverlayOpacity(double opacity) {
    store_.setValue(u"overlay/opacity"_s, opacity);
}

}  // namespace disyre::ui
