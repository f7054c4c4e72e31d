// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/PlaceTexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace disyre::ui {

namespace {

// The lobes and structures of resources/atlas/regions.json, for the translation.
constexpr const char* kAtlasNames[] = {
    QT_TRANSLATE_NOOP("AtlasNames", "amygdala"),
    QT_TRANSLATE_NOOP("AtlasNames", "angular gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "anterior cingulate gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "anterior insula"),
    QT_TRANSLATE_NOOP("AtlasNames", "anterior limb of the internal capsule"),
    QT_TRANSLATE_NOOP("AtlasNames", "anterior orbital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "basal forebrain"),
    QT_TRANSLATE_NOOP("AtlasNames", "brain stem"),
    QT_TRANSLATE_NOOP("AtlasNames", "calcarine cortex"),
    QT_TRANSLATE_NOOP("AtlasNames", "caudate nucleus"),
    QT_TRANSLATE_NOOP("AtlasNames", "central operculum"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellar cortex"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellar vermis, lobules 1 to 5"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellar vermis, lobules 6 and 7"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellar vermis, lobules 8 to 10"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellar white matter"),
    QT_TRANSLATE_NOOP("AtlasNames", "cerebellum"),
    QT_TRANSLATE_NOOP("AtlasNames", "cingulate gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "corpus callosum"),
    QT_TRANSLATE_NOOP("AtlasNames", "cuneus"),
    QT_TRANSLATE_NOOP("AtlasNames", "deep structures"),
    QT_TRANSLATE_NOOP("AtlasNames", "entorhinal area"),
    QT_TRANSLATE_NOOP("AtlasNames", "fornix"),
    QT_TRANSLATE_NOOP("AtlasNames", "fourth ventricle"),
    QT_TRANSLATE_NOOP("AtlasNames", "frontal lobe"),
    QT_TRANSLATE_NOOP("AtlasNames", "frontal operculum"),
    QT_TRANSLATE_NOOP("AtlasNames", "frontal pole"),
    QT_TRANSLATE_NOOP("AtlasNames", "frontal white matter"),
    QT_TRANSLATE_NOOP("AtlasNames", "fusiform gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "globus pallidus"),
    QT_TRANSLATE_NOOP("AtlasNames", "gyrus rectus"),
    QT_TRANSLATE_NOOP("AtlasNames", "hippocampus"),
    QT_TRANSLATE_NOOP("AtlasNames", "inferior occipital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "inferior temporal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "insula"),
    QT_TRANSLATE_NOOP("AtlasNames", "lateral orbital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "lateral ventricle"),
    QT_TRANSLATE_NOOP("AtlasNames", "lingual gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "medial frontal cortex"),
    QT_TRANSLATE_NOOP("AtlasNames", "medial orbital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "medial part of the postcentral gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "medial part of the precentral gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "medial part of the superior frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "middle cingulate gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "middle frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "middle occipital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "middle temporal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "nucleus accumbens"),
    QT_TRANSLATE_NOOP("AtlasNames", "occipital fusiform gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "occipital lobe"),
    QT_TRANSLATE_NOOP("AtlasNames", "occipital pole"),
    QT_TRANSLATE_NOOP("AtlasNames", "occipital white matter"),
    QT_TRANSLATE_NOOP("AtlasNames", "opercular part of the inferior frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "orbital part of the inferior frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "parahippocampal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "parietal lobe"),
    QT_TRANSLATE_NOOP("AtlasNames", "parietal operculum"),
    QT_TRANSLATE_NOOP("AtlasNames", "parietal white matter"),
    QT_TRANSLATE_NOOP("AtlasNames", "planum polare"),
    QT_TRANSLATE_NOOP("AtlasNames", "planum temporale"),
    QT_TRANSLATE_NOOP("AtlasNames", "postcentral gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "posterior cingulate gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "posterior insula"),
    QT_TRANSLATE_NOOP("AtlasNames", "posterior limb of the internal capsule"),
    QT_TRANSLATE_NOOP("AtlasNames", "posterior orbital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "precentral gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "precuneus"),
    QT_TRANSLATE_NOOP("AtlasNames", "putamen"),
    QT_TRANSLATE_NOOP("AtlasNames", "subcallosal area"),
    QT_TRANSLATE_NOOP("AtlasNames", "superior frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "superior occipital gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "superior parietal lobule"),
    QT_TRANSLATE_NOOP("AtlasNames", "superior temporal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "supplementary motor cortex"),
    QT_TRANSLATE_NOOP("AtlasNames", "supramarginal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "temporal lobe"),
    QT_TRANSLATE_NOOP("AtlasNames", "temporal pole"),
    QT_TRANSLATE_NOOP("AtlasNames", "temporal white matter"),
    QT_TRANSLATE_NOOP("AtlasNames", "thalamus"),
    QT_TRANSLATE_NOOP("AtlasNames", "third ventricle"),
    QT_TRANSLATE_NOOP("AtlasNames", "transverse temporal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "triangular part of the inferior frontal gyrus"),
    QT_TRANSLATE_NOOP("AtlasNames", "ventral diencephalon"),
    QT_TRANSLATE_NOOP("AtlasNames", "ventricles"),
};

QString named(const std::string& english) {
    return QCoreApplication::translate("AtlasNames", english.c_str());
}

QString withSide(const std::string& name, BodySide side) {
    switch (side) {
        case BodySide::Left:
            return QCoreApplication::translate("PlaceTexts", "%1, left").arg(named(name));
        case BodySide::Right:
            return QCoreApplication::translate("PlaceTexts", "%1, right").arg(named(name));
        case BodySide::Middle:
            break;
    }
    return named(name);
}

}  // namespace

QString areaText(const AtlasRegion& region) {
    return withSide(region.area(), region.side);
}

QString structureText(const AtlasRegion& region) {
    return withSide(region.structure, region.side);
}

QString placeTip(const NamedPlace& place) {
    QStringList lines{QCoreApplication::translate(
        "PlaceTexts", "Approximate: an atlas was fitted to the scan as a whole.")};
    for (const RegionShare& part : place.shares) {
        lines << QCoreApplication::translate("PlaceTexts", "%1: %2 %")
                     .arg(structureText(part.region),
                          QLocale().toString(std::lround(100.0 * part.share)));
    }
    return lines.join(u'\n');
}

std::vector<const char*> translatableNames() {
    return {std::begin(kAtlasNames), std::end(kAtlasNames)};
}

}  // namespace disyre::ui
