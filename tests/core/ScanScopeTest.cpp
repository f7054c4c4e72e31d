// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanScope.h"

#include <gtest/gtest.h>

#include "core/base/MessageId.h"
#include "tests/support/HeadPhantom.h"
#include "tests/support/TissuePhantom.h"

namespace disyre {
namespace {

ModelCard scopeCard(const char* modality) {
    ModelCard card;
    card.name = "a model";
    card.modality = modality;
    card.spacing = {2, 2, 2};
    card.trainingAges = {{20.2, 81.9}};
    return card;
}

ScanTraits traitsFrom(const Volume& ras, const ScanInfo& info = {}) {
    return traitsOf(ras, measureBrain(ras), info);
}

std::vector<MessageId> scopeIds(const std::vector<Message>& messages) {
    std::vector<MessageId> ids;
    for (const Message& message : messages) {
        ids.push_back(message.id);
    }
    return ids;
}

using Ids = std::vector<MessageId>;

TEST(ScanScope, AScanOfTheModelsKindHasNothingSaidOfIt) {
    const ScanTraits traits = traitsFrom(test::tissuePhantom(test::kT1Levels));
    EXPECT_EQ(traits.tissue.contrast, Contrast::T1);
    EXPECT_NEAR(*traits.brainLitres, 1.3, 0.05);
    EXPECT_TRUE(scopeOf(traits, scopeCard("T1")).empty());
    EXPECT_TRUE(fitsContrast(traits, scopeCard("T1")));
    EXPECT_FALSE(hasOtherContrast(traits, scopeCard("T1")));
    // A name that may mean T1 gives no reason for doubt.
    EXPECT_TRUE(scopeOf(traits, scopeCard("MPRAGE")).empty());
    EXPECT_FALSE(fitsContrast(traits, scopeCard("MPRAGE")));
}

TEST(ScanScope, AnotherContrastIsSaidEachTimeTheSame) {
    const ScanTraits t2 = traitsFrom(test::tissuePhantom(test::kT2Levels));
    const std::vector<Message> scope = scopeOf(t2, scopeCard("T1"));
    ASSERT_EQ(scopeIds(scope), Ids{MessageId::ScopeContrast});
    EXPECT_EQ(scope.front().arguments.at(0).written(), "T2");
    EXPECT_EQ(scope.front().arguments.at(1).written(), "T1");
    EXPECT_EQ(textsOf(scopeOf(traitsFrom(test::tissuePhantom(test::kT2Levels)), scopeCard("T1"))),
              textsOf(scope));
    EXPECT_TRUE(scopeOf(t2, scopeCard("synthetic T2")).empty());
    EXPECT_EQ(scopeIds(scopeOf(t2, scopeCard("FLAIR"))), Ids{MessageId::ScopeContrast});
}

TEST(ScanScope, ThickSlicesAndCoarseVoxelsAreMeasuredAgainstTheModel) {
    const ScanTraits thick = traitsFrom(test::tissuePhantom(test::kT1Levels, {2.0, 2.0, 5.0}));
    const std::vector<Message> scope = scopeOf(thick, scopeCard("T1"));
    ASSERT_EQ(scopeIds(scope), Ids{MessageId::ScopeThickSlices});
    EXPECT_EQ(scope.front().arguments.at(0).written(), "5.0");
    EXPECT_EQ(scope.front().arguments.at(1).written(), "2.0");
    ModelCard coarser = scopeCard("T1");
    coarser.spacing = {2, 2, 4};
    EXPECT_TRUE(scopeOf(thick, coarser).empty());
    ScanTraits coarse = thick;
    coarse.spacing = {3.5, 3.5, 2.0};
    EXPECT_EQ(scopeIds(scopeOf(coarse, scopeCard("T1"))), Ids{MessageId::ScopeCoarseVoxels});
    coarse.spacing = {3.0, 3.0, 3.0};
    EXPECT_TRUE(scopeOf(coarse, scopeCard("T1")).empty());
}

TEST(ScanScope, ABrainThatIsCutIsToldFromOneThatTouchesTheEdge) {
    const Volume whole = test::tissuePhantom(test::kT1Levels);
    // The margin of 10 mm has five voxels.
    EXPECT_TRUE(traitsFrom(test::cropped(whole, 2, 5, 5)).cutAt.empty());
    const ScanTraits noBottom = traitsFrom(test::cropped(whole, 2, 12, 0));
    EXPECT_EQ(noBottom.cutAt, std::vector<ScanEdge>{ScanEdge::Bottom});
    const std::vector<Message> scope = scopeOf(noBottom, scopeCard("T1"));
    ASSERT_EQ(scopeIds(scope), Ids{MessageId::ScopeBrainCut});
    EXPECT_NE(scope.front().text().find("(bottom)"), std::string::npos) << scope.front().text();
    EXPECT_EQ(traitsFrom(test::cropped(whole, 0, 0, 12)).cutAt,
              std::vector<ScanEdge>{ScanEdge::Right});
    EXPECT_EQ(traitsFrom(test::cropped(whole, 1, 12, 0)).cutAt,
              std::vector<ScanEdge>{ScanEdge::Back});
    // Thick slices that the brain just touches.
    const Volume thick = test::tissuePhantom(test::kT1Levels, {1.0, 1.0, 5.0});
    EXPECT_TRUE(traitsFrom(test::cropped(thick, 2, 2, 2)).cutAt.empty());
    EXPECT_EQ(traitsFrom(test::cropped(thick, 2, 0, 6)).cutAt,
              std::vector<ScanEdge>{ScanEdge::Top});
}

TEST(ScanScope, AgeIsComparedWithTheTrainingsAndAnAgentIsTold) {
    const Volume scan = test::tissuePhantom(test::kT1Levels);
    ScanInfo info;
    info.patientAge = 45.0;
    EXPECT_TRUE(scopeOf(traitsFrom(scan, info), scopeCard("T1")).empty());
    info.patientAge = 12.0;
    const std::vector<Message> young = scopeOf(traitsFrom(scan, info), scopeCard("T1"));
    ASSERT_EQ(scopeIds(young), Ids{MessageId::ScopeAge});
    EXPECT_NE(young.front().text().find("12 years old"), std::string::npos);
    EXPECT_NE(young.front().text().find("20 to 82"), std::string::npos);
    info.patientAge = 90.0;
    EXPECT_EQ(scopeIds(scopeOf(traitsFrom(scan, info), scopeCard("T1"))), Ids{MessageId::ScopeAge});
    // A card without ages stands for adults.
    ModelCard unknown = scopeCard("T1");
    unknown.trainingAges.reset();
    EXPECT_TRUE(scopeOf(traitsFrom(scan, info), unknown).empty());
    info.patientAge = 12.0;
    EXPECT_EQ(scopeIds(scopeOf(traitsFrom(scan, info), unknown)),
              Ids{MessageId::DicomYoungPatient});
    info.patientAge.reset();
    info.contrastAgent = "Gadovist";
    EXPECT_EQ(scopeIds(scopeOf(traitsFrom(scan, info), scopeCard("T1"))),
              Ids{MessageId::DicomContrastAgent});
}

TEST(ScanScope, AWholeHeadIsToldOnlyByItsBrain) {
    const Volume head = test::phantomHead();
    const ScanTraits before = traitsFrom(head);
    EXPECT_TRUE(before.looksLikeHead);
    EXPECT_EQ(before.tissue.contrast, Contrast::Unknown);
    EXPECT_EQ(scopeIds(scopeOf(before, scopeCard("T1"))).front(), MessageId::ScopeWholeHead);
    ModelCard ofHeads = scopeCard("T1");
    ofHeads.skullStripped = false;
    for (const MessageId id : scopeIds(scopeOf(before, ofHeads))) {
        EXPECT_NE(id, MessageId::ScopeWholeHead);
    }
    const ScanTraits after = traitsWithBrain(before, head, test::phantomHeadBrain(head));
    EXPECT_FALSE(after.looksLikeHead);
    EXPECT_NEAR(*after.brainLitres, 1.36, 0.03);
    for (const MessageId id : scopeIds(scopeOf(after, scopeCard("T1")))) {
        EXPECT_NE(id, MessageId::ScopeWholeHead);
    }
}

TEST(ScanScope, TheVolumeIsJudgedOnlyWithoutAMask) {
    const Volume scan = test::tissuePhantom(test::kT1Levels);
    ScanTraits traits = traitsFrom(scan);
    traits.brainLitres = 0.3;
    EXPECT_EQ(scopeIds(scopeOf(traits, scopeCard("T1"))), Ids{MessageId::BrainVolume});
    traits.hasBrainMask = true;
    EXPECT_TRUE(scopeOf(traits, scopeCard("T1")).empty());
}

TEST(ScanScope, WhatOthersSayIsNotSaidTwice) {
    const Message thick(MessageId::ScopeThickSlices, {"5.0", "2.0"});
    const Message thicker(MessageId::ScopeThickSlices, {"6.0", "2.0"});
    const std::vector<Message> left = notSaidIn({thick}, {thick, thicker});
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left.front().text(), thicker.text());
}

}  // namespace
}  // namespace disyre
